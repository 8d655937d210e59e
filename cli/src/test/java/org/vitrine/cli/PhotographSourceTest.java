package org.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotographSourceTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aCsvNamesPhotographsBesideItAndEveryFurtherColumnIsMetadata() throws IOException {
        // Given
        var csv = Files.writeString(folder.resolve("coins.csv"), """
                File,Specimen,side,ITEM,material,Find spot
                a/1.jpg,s-1,obverse,t-7,silver,"Trier, Germany"
                a/2.jpg,,,,,
                """);

        // When
        var rows = photographs(PhotographSource.of(List.of(csv)));

        // Then
        assertThat(rows)
                .containsExactly(
                        new PhotographFile(
                                folder.toAbsolutePath().resolve("a/1.jpg"),
                                "a/1.jpg",
                                Optional.of("s-1"),
                                Optional.of("t-7"),
                                Optional.of("obverse"),
                                Map.of("material", "silver", "Find spot", "Trier, Germany")),
                        PhotographFile.plain(folder.toAbsolutePath().resolve("a/2.jpg"), "a/2.jpg"));
    }

    @Test
    void aCsvWithoutAFileColumnIsToldWhatItNeeds() throws IOException {
        // Given
        var csv = Files.writeString(folder.resolve("coins.csv"), "picture\n1.jpg\n");

        // Then
        assertThatThrownBy(() -> photographs(PhotographSource.of(List.of(csv))))
                .hasMessageContaining("the first line must name the columns");
    }

    @Test
    void aFolderGivesEveryFileThatMayBeAPhotographUnderItsPathBelowTheFolder() throws IOException {
        // Given
        Files.createDirectories(folder.resolve("deep/.hidden"));
        for (String name : List.of("a.jpg", "deep/b.PNG", "deep/.hidden/c.jpg", ".d.jpg", "list.csv", "deep/noname")) {
            Files.writeString(folder.resolve(name), "x");
        }

        // When
        var found = photographs(PhotographSource.of(List.of(folder)));

        // Then
        assertThat(found)
                .extracting(PhotographFile::identifier)
                .containsExactlyInAnyOrder("a.jpg", "deep/b.PNG", "deep/noname");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> PhotographSource.of(List.of(folder.resolve("gone"))))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("gone");
    }

    private static List<PhotographFile> photographs(PhotographSource source) throws IOException {
        try (var photographs = source.photographs()) {
            return photographs.toList();
        }
    }
}
