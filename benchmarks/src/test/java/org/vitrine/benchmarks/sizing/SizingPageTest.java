package org.vitrine.benchmarks.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests that {@code docs/sizing.md} is what the constants give, and writes it on request. */
class SizingPageTest {

    private static final Path PAGE = Path.of(System.getProperty("vitrine.root", ".."), "docs", "sizing.md");

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
}
