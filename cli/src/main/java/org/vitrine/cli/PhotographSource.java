package org.vitrine.cli;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Where photographs come from: files, a folder, or a CSV that names them. Streamed, never held as a whole. */
sealed interface PhotographSource {

    /** Files beside photographs that are none. */
    Set<String> NOT_PHOTOGRAPHS = Set.of("csv", "json", "txt", "md", "xml", "ds_store");

    /** The photographs, in a fixed order; must be closed. */
    Stream<PhotographFile> photographs() throws IOException;

    /** Files as named, under their own names. */
    record Named(List<Path> paths) implements PhotographSource {

        @Override
        public Stream<PhotographFile> photographs() {
            return paths.stream()
                    .map(path -> PhotographFile.plain(path, path.getFileName().toString()));
        }
    }

    /** Every file below a folder but hidden ones and those that are no photographs by their suffix. */
    record Folder(Path folder) implements PhotographSource {

        @Override
        public Stream<PhotographFile> photographs() throws IOException {
            return Files.walk(folder)
                    .filter(Files::isRegularFile)
                    .filter(file -> mayBePhotograph(folder.relativize(file)))
                    .map(file -> PhotographFile.plain(file, slashed(folder.relativize(file))));
        }

        private static boolean mayBePhotograph(Path relative) {
            for (Path part : relative) {
                if (part.toString().startsWith(".")) {
                    return false;
                }
            }
            var name = relative.getFileName().toString();
            var suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return !NOT_PHOTOGRAPHS.contains(suffix) || !name.contains(".");
        }
    }

    /**
     * {@code file,specimen,side,item,…}: paths relative to the CSV, names of columns in any case, every further column a
     * metadatum under its own name. Empty cells say nothing.
     */
    record Csv(Path csv) implements PhotographSource {

        private static final Set<String> KNOWN = Set.of("file", "specimen", "side", "item", "identifier");

        @Override
        public Stream<PhotographFile> photographs() throws IOException {
            MappingIterator<Map<String, String>> rows = new CsvMapper()
                    .readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .readValues(csv.toFile());
            return StreamSupport.stream(
                            ((Iterable<Map<String, String>>) () -> (Iterator<Map<String, String>>) rows).spliterator(),
                            false)
                    .map(this::photograph)
                    .onClose(() -> close(rows));
        }

        PhotographFile photograph(Map<String, String> row) {
            var known = new HashMap<String, String>();
            var metadata = new HashMap<String, String>();
            row.forEach((column, cell) -> {
                if (cell == null || cell.isBlank()) {
                    return;
                }
                var name = column.strip().toLowerCase(Locale.ROOT);
                (KNOWN.contains(name) ? known : metadata)
                        .put(KNOWN.contains(name) ? name : column.strip(), cell.strip());
            });
            var file = Optional.ofNullable(known.get("file"))
                    .orElseThrow(() -> new CliException(
                            ExitCode.MISUSED,
                            "%s: a row has no 'file'; the first line must name the columns, e.g. file,specimen,side,item"
                                    .formatted(csv)));
            return new PhotographFile(
                    csv.toAbsolutePath().resolveSibling(file),
                    Optional.ofNullable(known.get("identifier")).orElse(file),
                    Optional.ofNullable(known.get("specimen")),
                    Optional.ofNullable(known.get("item")),
                    Optional.ofNullable(known.get("side")),
                    metadata);
        }

        private static void close(MappingIterator<?> rows) {
            try {
                rows.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** What a person named on the command line. */
    static PhotographSource of(List<Path> paths) {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new CliException(ExitCode.MISUSED, "there is no file or folder " + path);
            }
        }
        if (paths.size() == 1 && Files.isDirectory(paths.getFirst())) {
            return new Folder(paths.getFirst());
        }
        if (paths.size() == 1
                && paths.getFirst().toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            return new Csv(paths.getFirst());
        }
        return new Named(paths);
    }

    private static String slashed(Path relative) {
        return relative.toString().replace('\\', '/');
    }
}
