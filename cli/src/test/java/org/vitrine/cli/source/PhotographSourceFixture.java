package org.vitrine.cli.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files of photographs and CSV files in a folder, and what a source reads from them. */
final class PhotographSourceFixture {

    private PhotographSourceFixture() {}

    /** Writes files, which hold their names, and their folders. */
    static void photographs(Path folder, String... names) throws IOException {
        for (String name : names) {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    /** Writes {@code c.csv}, in UTF-8. */
    static Path csv(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("c.csv"), text, StandardCharsets.UTF_8);
    }

    static PhotographSource.Opening.Opened opened(Path path) throws IOException {
        return (PhotographSource.Opening.Opened) PhotographSource.open(List.of(path), Optional.empty());
    }

    /** Returns the entries of a CSV file after the survey, with faults. */
    static List<SourceEntry> entries(Path csv) throws IOException {
        try (var entries = SourceSurvey.of(opened(csv).source()).entries()) {
            return entries.toList();
        }
    }

    static List<PhotographFile> sent(Path csv) throws IOException {
        return sent(opened(csv).source());
    }

    static List<PhotographFile> sent(PhotographSource source) throws IOException {
        try (var entries = source.entries()) {
            return entries.filter(SourceEntry.Photograph.class::isInstance)
                    .map(entry -> ((SourceEntry.Photograph) entry).photograph())
                    .toList();
        }
    }
}
