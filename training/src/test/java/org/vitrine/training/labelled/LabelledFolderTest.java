package org.vitrine.training.labelled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledFolderTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void aCsvNamesFilesAndTheirLabels() throws IOException {
        // Given
        Files.writeString(folder.resolve("a.jpg"), "pixels");
        Files.writeString(folder.resolve("labels.csv"), "File,Side,region\na.jpg,obverse,\n");

        // When
        var photographs = LabelledFolder.csv(folder.resolve("labels.csv"));

        // Then
        assertThat(photographs).hasSize(1);
        assertThat(photographs.getFirst().column("SIDE")).hasValue("obverse");
        assertThat(photographs.getFirst().column("region")).isEmpty();
        assertThat(photographs.getFirst().source().read()).asString().isEqualTo("pixels");
    }

    @Test
    void aFolderForEachClassNamesTheClasses() throws IOException {
        // Given
        Files.createDirectories(folder.resolve("gold/more"));
        Files.writeString(folder.resolve("gold/more/a.JPG"), "");
        Files.writeString(folder.resolve("gold/notes.txt"), "");
        Files.writeString(folder.resolve("b.jpg"), "");

        // When
        var photographs = LabelledFolder.classes(folder, "material");

        // Then
        assertThat(photographs).hasSize(1);
        assertThat(photographs.getFirst().column("material")).hasValue("gold");
        assertThat(photographs.getFirst().name()).isEqualTo("gold/more/a.JPG");
    }

    @Test
    void theCsvOfAFolderIsReadWhereItHasTheLabels() throws IOException {
        // Given
        Files.writeString(folder.resolve("labels.csv"), "file,specimen,material\ngold/a.jpg,17,gold\n");

        // When
        var ofMaterial = LabelledFolder.listed(folder, List.of("Material"));
        var ofMint = LabelledFolder.listed(folder, List.of("mint"));

        // Then
        assertThat(ofMaterial.orElseThrow()).hasSize(1);
        assertThat(ofMaterial.orElseThrow().getFirst().column("specimen")).hasValue("17");
        assertThat(ofMint).isEmpty();
        assertThat(LabelledFolder.listed(folder.resolve("absent"), List.of("material")))
                .isEmpty();
    }

    @Test
    void whatIsMissingIsReportedInASentence() throws IOException {
        Files.writeString(folder.resolve("empty.csv"), "file,label\n");
        Files.writeString(folder.resolve("none.csv"), "label\ngold\n");
        assertThatThrownBy(() -> LabelledFolder.csv(folder.resolve("absent.csv")))
                .hasMessageContaining("--csv");
        assertThatThrownBy(() -> LabelledFolder.csv(folder.resolve("empty.csv")))
                .hasMessageContaining("no photograph");
        assertThatThrownBy(() -> LabelledFolder.csv(folder.resolve("none.csv"))).hasMessageContaining("'file'");
        assertThatThrownBy(() -> LabelledFolder.classes(folder, "x")).hasMessageContaining("folder for each class");
    }

    @Test
    void theColumnFileTakesPrecedenceOverTheColumnImage() throws IOException {
        // Given
        Files.writeString(folder.resolve("a.jpg"), "pixels");
        Files.writeString(folder.resolve("labels.csv"), "image,file\nother.jpg,a.jpg\n");

        // When
        var photographs = LabelledFolder.csv(folder.resolve("labels.csv"));

        // Then
        assertThat(photographs.getFirst().name()).isEqualTo("a.jpg");
    }
}
