package org.vitrine.cli.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where photographs come from: files, folders, CSV files that name photographs. Streamed, never held as a whole. */
public sealed interface PhotographSource {

    /** The outcome of opening paths. */
    sealed interface Opening {

        /**
         * @param remarks one sentence for each thing that was detected: encoding and separator of a CSV
         */
        record Opened(PhotographSource source, List<String> remarks) implements Opening {}

        /** Nothing can be read. */
        record Refused(String sentence) implements Opening {}
    }

    /** The entries, in a fixed order; must be closed. */
    Stream<SourceEntry> entries() throws IOException;

    /** Files under their own names. */
    record Named(List<Path> paths) implements PhotographSource {

        @Override
        public Stream<SourceEntry> entries() {
            return paths.stream().map(NamedFiles::entry);
        }
    }

    /** Every file below a folder that may be a photograph. */
    record Folder(Path folder) implements PhotographSource {

        @Override
        public Stream<SourceEntry> entries() throws IOException {
            return new FolderFiles(folder.toRealPath()).entries();
        }
    }

    /** {@code file,specimen,side,item,identifier,…}: every further column is metadata under its own name. */
    record Csv(CsvText text, CsvHeader header) implements PhotographSource {

        @Override
        public Stream<SourceEntry> entries() throws IOException {
            var files = new FileSearch(text.folder());
            return CsvRows.of(text)
                    .dropWhile(row -> !isHeader(row))
                    .skip(1)
                    .map(header::read)
                    .flatMap(reading -> CsvEntry.of(reading, files).stream());
        }

        /** The first row that is not blank. */
        static boolean isHeader(CsvRow row) {
            return row instanceof CsvRow.Cells cells && !cells.isBlank();
        }
    }

    /** One after the other. */
    record Several(List<PhotographSource> sources) implements PhotographSource {

        @Override
        public Stream<SourceEntry> entries() throws IOException {
            var streams = new ArrayList<Stream<SourceEntry>>();
            for (PhotographSource source : sources) {
                streams.add(source.entries());
            }
            return streams.stream().reduce(Stream.empty(), Stream::concat);
        }
    }

    /**
     * What a person named on the command line.
     *
     * @param encoding of CSV files, where a person states it
     */
    static Opening open(List<Path> paths, Optional<Charset> encoding) throws IOException {
        var sources = new ArrayList<PhotographSource>();
        var remarks = new ArrayList<String>();
        var named = new ArrayList<Path>();
        long csvs = paths.stream().filter(PhotographSource::isCsv).count();
        if (csvs > 0 && csvs < paths.size()) {
            return new Opening.Refused(
                    "name CSV files alone, or files and folders alone: a CSV names its photographs itself");
        }
        for (Path path : paths) {
            if (paths.size() == 1 && !Files.exists(path)) {
                return new Opening.Refused("there is no file or folder '%s'".formatted(path));
            } else if (Files.isDirectory(path)) {
                sources.add(new Folder(path));
            } else if (isCsv(path)) {
                switch (CsvOpening.open(path, encoding)) {
                    case Opening.Refused refused -> {
                        return refused;
                    }
                    case Opening.Opened(var source, var said) -> {
                        sources.add(source);
                        remarks.addAll(said);
                    }
                }
            } else {
                named.add(path);
            }
        }
        if (!named.isEmpty()) {
            sources.add(new Named(List.copyOf(named)));
        }
        return new Opening.Opened(
                sources.size() == 1 ? sources.getFirst() : new Several(List.copyOf(sources)), List.copyOf(remarks));
    }

    private static boolean isCsv(Path path) {
        if (Files.isDirectory(path)) {
            return false;
        }
        var name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".tsv");
    }
}
