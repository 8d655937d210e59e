package org.vitrine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests how a start-up cache is recognised that a running process, here that of the test, does not use. */
class StartupCachesTest {

    private final long pid = ProcessHandle.current().pid();
    private final Path cache;

    StartupCachesTest(@TempDir Path folder) {
        this.cache = folder.resolve("s3-0123456789ab.aot");
    }

    @BeforeEach
    void writeCache() throws IOException {
        Files.writeString(cache, "classes");
    }

    @Test
    void aCacheThatTheProcessHasNotMappedIsDeleted() throws IOException {
        // When
        boolean refused = StartupCaches.deleteIfRefused(cache, pid);

        // Then
        assertThat(refused).isTrue();
        assertThat(cache).doesNotExist();
    }

    @Test
    void aCacheThatTheProcessHasMappedIsKept() throws IOException {
        try (FileChannel channel = FileChannel.open(cache);
                Arena arena = Arena.ofConfined()) {
            // Given
            MemorySegment _ = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);

            // When
            boolean refused = StartupCaches.deleteIfRefused(cache, pid);

            // Then
            assertThat(refused).isFalse();
            assertThat(cache).exists();
        }
    }

    @Test
    void aCacheOfAProcessThatHasEndedIsKept() throws IOException {
        // When
        boolean refused = StartupCaches.deleteIfRefused(cache, Long.MAX_VALUE);

        // Then
        assertThat(refused).isFalse();
        assertThat(cache).exists();
    }
}
