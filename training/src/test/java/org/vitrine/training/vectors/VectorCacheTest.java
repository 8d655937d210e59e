package org.vitrine.training.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorCacheTest {

    private static final String ONE = "01".repeat(32);
    private static final String TWO = "02".repeat(32);

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatWasKeptIsFoundAgain() throws IOException {
        // Given
        try (var cache = open(1 << 20)) {
            cache.store(ONE, vector(1));
        }

        // When
        try (var cache = open(1 << 20)) {
            var found = cache.find(ONE);

            // Then
            assertThat(found).isPresent();
            assertThat(found.orElseThrow().similarity(vector(1))).isCloseTo(1, within(1e-6));
            assertThat(cache.find(TWO)).isEmpty();
        }
    }

    @Test
    void aRecordHalfWrittenIsDroppedAndTheRestStays() throws IOException {
        // Given
        try (var cache = open(1 << 20)) {
            cache.store(ONE, vector(1));
            cache.store(TWO, vector(2));
        }
        var file = folder.resolve("m.vectors");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file) - 3);
        }

        // When
        try (var cache = open(1 << 20)) {

            // Then
            assertThat(cache.find(ONE)).isPresent();
            assertThat(cache.find(TWO)).isEmpty();
        }
    }

    @Test
    void aFullFileKeepsItsNewerHalf() throws IOException {
        // Given
        int maxBytes = 10 * (32 + 3 * 4 + 4);
        try (var cache = open(maxBytes)) {
            for (int i = 10; i < 30; i++) {
                cache.store(String.valueOf(i).repeat(32), vector(i));
            }
        }

        // When
        try (var cache = open(maxBytes)) {

            // Then
            assertThat(cache.find("10".repeat(32))).isEmpty();
            assertThat(cache.find("19".repeat(32))).isPresent();
            assertThat(cache.find("29".repeat(32))).isEmpty();
        }
        assertThat(Files.size(folder.resolve("m.vectors"))).isLessThanOrEqualTo(maxBytes);
    }

    @Test
    void aSecondProcessWorksWithoutTheCache() throws IOException {
        try (var first = open(1 << 20);
                var second = open(1 << 20)) {
            first.store(ONE, vector(1));
            second.store(TWO, vector(2));
            assertThat(second.find(TWO)).isEmpty();
            assertThat(first.find(ONE)).isPresent();
        }
    }

    private VectorCache open(long mostBytes) throws IOException {
        return VectorCache.open(folder, "m", 3, mostBytes);
    }

    private static TrainingVector vector(int seed) {
        return TrainingVector.of(new float[] {seed, 1, 2});
    }
}
