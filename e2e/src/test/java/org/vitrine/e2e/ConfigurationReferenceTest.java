package org.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {

    private static final Path ROOT = Path.of(System.getProperty("vitrine.root"));
    private static final Path PAGE = ROOT.resolve("docs/configuration.md");

    @Test
    void thePageMatchesTheCode() throws IOException {
        // Given
        var generated = new ConfigurationReference(ROOT).page();

        // When
        if (Boolean.getBoolean("vitrine.docs.write")) {
            Files.writeString(PAGE, generated);
        }

        // Then
        assertThat(Files.readString(PAGE))
                .as("docs/configuration.md is stale. Its first paragraph has the command that regenerates it.")
                .isEqualTo(generated);
    }

    @Test
    void everyPropertyHasADescription() throws IOException {
        assertThat(new ConfigurationReference(ROOT).page().lines().filter(line -> line.startsWith("| `vitrine.")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotEndWith("|  |"));
    }
}
