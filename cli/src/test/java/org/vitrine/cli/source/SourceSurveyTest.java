package org.vitrine.cli.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests entries of one source that have the same identifier. */
class SourceSurveyTest {

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void photographs() throws IOException {
        Files.createDirectories(folder.resolve("other"));
        for (String name : List.of("x.png", "y.png", "z.png", "other/x.png")) {
            Files.writeString(folder.resolve(name), name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "file,specimen|x.png,A|x.png,B|z.png,C ! Faulty Faulty Photograph ! lines 2, 3 of c.csv name one photograph and differ in specimen ('A', 'B'); give each row its own 'identifier'",
                "file,side|x.png,obverse|./x.png,reverse|z.png, ! Faulty Faulty Photograph ! lines 2, 3 of c.csv name one photograph and differ in side ('obverse', 'reverse'); give each row its own 'identifier'",
                "file,weight|x.png,4|x.png,5|z.png, ! Faulty Faulty Photograph ! lines 2, 3 of c.csv name one photograph and differ in metadata; give each row its own 'identifier'",
                "file,identifier|x.png,n-1|y.png,n-1|z.png,n-2 ! Faulty Faulty Photograph ! lines 2, 3 of c.csv give different files the same identifier 'n-1'; give each row its own 'identifier'",
                "file,specimen|x.png,A|y.png,B|x.png,A ! Photograph Photograph Duplicate ! ''",
                "file,identifier,specimen|x.png,x#1,A|x.png,x#2,B|y.png,,C ! Photograph Photograph Photograph ! ''"
            })
    void rowsInConflictAreBothNamedAndTheOthersSent(String rows, String kinds, String sentence) throws IOException {
        // Given
        var csv = Files.writeString(folder.resolve("c.csv"), rows.replace("|", "\n") + "\n");

        // When
        var entries = entries(csv);

        // Then
        assertThat(entries)
                .extracting(entry -> entry.getClass().getSimpleName())
                .containsExactly(kinds.split(" "));
        assertThat(entries.stream()
                        .filter(SourceEntry.Faulty.class::isInstance)
                        .map(entry -> ((SourceEntry.Faulty) entry).fault().sentence())
                        .distinct()
                        .findFirst()
                        .orElse(""))
                .isEqualTo(sentence);
    }

    @Test
    void twoFilesOfOneNameInDifferentFoldersAreAConflictToo() throws IOException {
        // When
        var entries = entries(folder.resolve("x.png"), folder.resolve("other/x.png"), folder.resolve("y.png"));

        // Then
        assertThat(entries)
                .extracting(entry -> entry.getClass().getSimpleName())
                .containsExactly("Faulty", "Faulty", "Photograph");
        assertThat(((SourceEntry.Faulty) entries.getFirst()).fault().sentence())
                .contains("other/x.png", "the same identifier 'x.png'", "rename one of the files");
    }

    @Test
    void eachFileOfOneIdentifierIsNamed() throws IOException {
        // Given
        var csv = Files.writeString(folder.resolve("c.csv"), "file,identifier\nx.png,n-1\nother/x.png,n-1\n");

        // When
        var entries = entries(csv);

        // Then
        var base = folder.toAbsolutePath().normalize();
        assertThat(entries)
                .extracting(entry -> ((SourceEntry.Faulty) entry).fault())
                .extracting(EntryFault::file, EntryFault::value, fault -> fault.origin()
                        .line())
                .containsExactly(
                        tuple(base.resolve("x.png").toString(), "n-1", 2L),
                        tuple(base.resolve("other/x.png").toString(), "n-1", 3L));
    }

    @Test
    void oneFileNamedInTwoWaysIsOnePhotograph() throws IOException {
        // When
        var entries = entries(folder.resolve("x.png"), folder.resolve("other/../x.png"));

        // Then
        assertThat(entries)
                .extracting(entry -> entry.getClass().getSimpleName())
                .containsExactly("Photograph", "Duplicate");
    }

    @Test
    void onlyWhatCanBeSentIsCounted() throws IOException {
        // Given
        var csv = Files.writeString(
                folder.resolve("c.csv"), "file,side\nx.png,obv.\ny.png,obverse\ny.png,obverse\ngone.png,\n");

        // When
        var survey = SourceSurvey.of(opened(csv));

        // Then
        assertThat(survey.sendable()).isEqualTo(1);
    }

    private static List<SourceEntry> entries(Path... paths) throws IOException {
        try (var entries = SourceSurvey.of(opened(paths)).entries()) {
            return entries.toList();
        }
    }

    private static PhotographSource opened(Path... paths) throws IOException {
        return ((PhotographSource.Opening.Opened) PhotographSource.open(Arrays.asList(paths), Optional.empty()))
                .source();
    }
}
