package org.vitrine.platform.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogTest {

    private static final long LIMIT = 100;

    private final Path folder;

    BoundedLogTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aFullLogIsSetAsideAndBegunAnew() throws IOException {
        // Given
        Path file = folder.resolve("s3.log");
        try (BoundedLog log = new BoundedLog(file, LIMIT)) {
            log.write("a".repeat(80).getBytes(StandardCharsets.UTF_8));

            // When
            log.write("b".repeat(30).getBytes(StandardCharsets.UTF_8));
        }

        // Then
        assertThat(file).hasContent("b".repeat(30));
        assertThat(folder.resolve("s3.log.1")).hasContent("a".repeat(80));
    }

    @Test
    void twoFilesOfTheLimitAreAllItEverTakes() throws IOException {
        // Given
        Path file = folder.resolve("s3.log");
        try (BoundedLog log = new BoundedLog(file, LIMIT)) {

            // When
            for (int line = 0; line < 1_000; line++) {
                log.write("0123456789".getBytes(StandardCharsets.UTF_8));
            }
        }

        // Then
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .allSatisfy(part -> assertThat(Files.size(part)).isLessThanOrEqualTo(LIMIT))
                    .hasSize(2);
        }
    }
}
