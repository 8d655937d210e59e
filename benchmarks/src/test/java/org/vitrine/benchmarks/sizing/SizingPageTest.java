package org.vitrine.benchmarks.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests that {@code docs/sizing.md} is what the constants give, and writes it on request. */
class SizingPageTest {

    private static final Path ROOT = Path.of(System.getProperty("vitrine.root", ".."));
    private static final Path PAGE = ROOT.resolve("docs").resolve("sizing.md");
    private static final Path MANIFEST = ROOT.resolve("deploy/k8s/base/index-service.yaml");

    @Test
    void thePageStatesWhatTheConstantsGive() throws IOException {
        // Given
        var generated = new SizingPage().text();

        // When
        if (Boolean.getBoolean("vitrine.docs.write")) {
            Files.writeString(PAGE, generated);
        }

        // Then
        assertThat(Files.readString(PAGE))
                .as("docs/sizing.md is stale; its first paragraph has the command that writes it anew")
                .isEqualTo(generated);
    }

    @Test
    void theManifestStatesForHowManyObjectsItsVolumeSuffices() throws IOException {
        // Given
        var tables = new SizingTables();

        // When
        var manifest = Files.readString(MANIFEST);

        // Then
        assertThat(manifest)
                .contains("sizeLimit: 10Gi")
                .contains(SizeFormat.count(tables.objectsInStreamsVolume(1)) + " objects with one replica")
                .contains(SizeFormat.count(tables.objectsInStreamsVolume(3)) + " with 3");
    }
}
