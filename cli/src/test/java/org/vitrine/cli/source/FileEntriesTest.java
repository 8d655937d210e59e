package org.vitrine.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the faults of files that cannot be sent. */
class FileEntriesTest {

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void photographs() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("1.png"), "one");
        Files.createSymbolicLink(folder.resolve("2.png"), folder.resolve("gone.png"));
        // Java cannot make a name whose bytes are not those of its encoding.
        int status = new ProcessBuilder("sh", "-c", "echo three > \"$(printf 'M\\374nze 3.png')\"")
                .directory(folder.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("sh ended with status " + status);
        }
    }

    @Test
    void aNameThatIsNotUtf8IsAFaultOfItsOwnAndTheOthersAreSent() throws IOException {
        // When
        var entries = entries();

        // Then
        assertThat(entries)
                .filteredOn(SourceEntry.Photograph.class::isInstance)
                .extracting(
                        entry -> ((SourceEntry.Photograph) entry).photograph().identifier())
                .containsExactly("1.png");
        assertThat(entries)
                .filteredOn(SourceEntry.Faulty.class::isInstance)
                .extracting(entry -> ((SourceEntry.Faulty) entry).fault().code())
                .containsExactly("file-missing", "name-not-utf-8");
    }

    private List<SourceEntry> entries() throws IOException {
        var opened = (PhotographSource.Opening.Opened) PhotographSource.open(List.of(folder), Optional.empty());
        try (var entries = SourceSurvey.of(opened.source()).entries()) {
            return entries.toList();
        }
    }
}
