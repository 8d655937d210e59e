package org.vitrine.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSearchTest {

    private static final String DECOMPOSED = Normalizer.normalize("Münze Köln 1.png", Normalizer.Form.NFD);

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void photographs() throws IOException {
        Files.createDirectories(folder.resolve("csv/photos/deep"));
        for (String name : new String[] {
            "photos/1.png",
            "photos/" + DECOMPOSED,
            "photos/deep/IMG_2.JPG",
            "photos/A.png",
            "photos/a.png",
            "photos/deep/x\\y.png",
            "photos/İznik.png"
        }) {
            Files.writeString(folder.resolve("csv").resolve(name), name);
        }
        Files.writeString(folder.resolve("outside.png"), "outside");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "photos/1.png, photos/1.png, none",
                "./photos/../photos//1.png, photos/1.png, none",
                "photos/Münze Köln 1.png, photos/Münze Köln 1.png, found by a name that differs in the Unicode normal form",
                "photos\\1.png, photos/1.png, found by a name that differs in the separators of folders",
                "photos\\Münze Köln 1.png, photos/Münze Köln 1.png, found by a name that differs in the separators of folders",
                "Photos/Deep/img_2.jpg, photos/deep/IMG_2.JPG, found by a name that differs in letter case",
                "PHOTOS\\DEEP\\img_2.jpg, photos/deep/IMG_2.JPG, found by a name that differs in letter case",
                "photos/iznik.png, photos/İznik.png, found by a name that differs in letter case",
                "photos/IZNIK.png, photos/İznik.png, found by a name that differs in letter case",
                "photos/deep/x\\y.png, photos/deep/x\\y.png, none",
                "../outside.png, outside.png, none"
            })
    void aFileIsFoundAndItsIdentifierHoldsNoPathOfTheMachine(String reference, String identifier, String note) {
        // When
        var outcome = (FileSearch.Outcome.Found) search().find(reference);

        // Then
        assertThat(outcome.note().orElse(null)).isEqualTo(note);
        assertThat(FileNames.identifier(base(), outcome.path())).isEqualTo(identifier);
    }

    @Test
    void theIdentifierOfAnAbsolutePathIsItsPathBelowTheFolder() {
        // When
        var inside = (FileSearch.Outcome.Found)
                search().find(base().resolve("photos/1.png").toString());
        var outside = (FileSearch.Outcome.Found)
                search().find(folder.resolve("outside.png").toAbsolutePath().toString());

        // Then
        assertThat(FileNames.identifier(base(), inside.path())).isEqualTo("photos/1.png");
        assertThat(FileNames.identifier(base(), outside.path())).isEqualTo("outside.png");
    }

    @Test
    void twoNamesThatFitInLetterCaseAreNotChosenFrom() throws IOException {
        // Given
        Files.writeString(folder.resolve("csv/photos/Ab.png"), "x");
        Files.writeString(folder.resolve("csv/photos/aB.png"), "y");

        // When
        var outcome = (FileSearch.Outcome.NotFound) search().find("photos/ab.png");

        // Then
        assertThat(outcome.code()).isEqualTo("file-ambiguous");
        assertThat(outcome.sentence()).contains("Ab.png", "aB.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"photos/2.png", "C:\\Users\\anna\\1.png", "a\u0000b.png", "/no/such/1.png"})
    void whatIsNotThereIsMissing(String reference) {
        // When
        var outcome = (FileSearch.Outcome.NotFound) search().find(reference);

        // Then
        assertThat(outcome.code()).isEqualTo("file-missing");
    }

    @Test
    void aNameInLatin1IsNamedWithTheRemedy() throws IOException, InterruptedException {
        // Given: a name that Java cannot write, because its bytes are not UTF-8
        int status = new ProcessBuilder("sh", "-c", "echo three > \"$(printf 'M\\374nze 3.png')\"")
                .directory(folder.resolve("csv/photos").toFile())
                .start()
                .waitFor();

        // When
        var latin = (FileSearch.Outcome.NotFound) search().find("Photos\\Mu\u0308nze 3.png");
        var other = (FileSearch.Outcome.NotFound) search().find("photos/M\u00FCnze 4.png");

        // Then
        assertThat(status).isZero();
        assertThat(latin.code()).isEqualTo("name-not-utf-8");
        assertThat(latin.sentence()).contains("Mu\u0308nze 3.png", "convmv");
        assertThat(other.code()).isEqualTo("file-missing");
    }

    private Path base() {
        return folder.resolve("csv").toAbsolutePath().normalize();
    }

    private FileSearch search() {
        return new FileSearch(base());
    }
}
