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

/**
 * A source of photographs to send: files, a folder, or a CSV that names files. Entries are streamed; the source is
 * never held in memory as a whole.
 */
public sealed interface PhotographSource {

    /** Result of opening the paths of the command line. */
    sealed interface Opening {

        /**
         * The source can be read.
         *
         * @param remarks one sentence about each detection: encoding and separator of a CSV
         */
        record Opened(PhotographSource source, List<String> remarks) implements Opening {}

        /**
         * No source can be read.
         *
         * @param sentence reason and remedy
         */
        record Refused(String sentence) implements Opening {}
    }

    /** The entries in a fixed order. The caller must close the stream. */
    Stream<SourceEntry> entries() throws IOException;

    /** Single files, each identified by its name. */
    record Named(List<Path> paths) implements PhotographSource {

        @Override
        public Stream<SourceEntry> entries() {
            return paths.stream().map(FileEntries::entry);
        }
    }

    /** Every file below a folder that may be a photograph. */
    record Folder(Path folder) implements PhotographSource {

        @Override
        public Stream<SourceEntry> entries() throws IOException {
            return new FolderFiles(folder.toRealPath()).entries();
        }
    }

    /** A CSV {@code file,specimen,side,item,identifier,…}; every further column is metadata under its own name. */
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

    /** Several sources, one after the other. */
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
     * Opens the paths of the command line.
     *
     * @param encoding encoding of CSV files; empty to detect it
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
                    case Opening.Opened(var source, var detections) -> {
                        sources.add(source);
                        remarks.addAll(detections);
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
