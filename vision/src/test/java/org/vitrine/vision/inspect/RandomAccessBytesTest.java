package org.vitrine.vision.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RandomAccessBytesTest {

    private static final int SIZE = 200_000;

    @Property(tries = 300)
    void aPairIsFoundWhereverItLies(
            @ForAll @IntRange(max = SIZE - 2) int pairAt, @ForAll @IntRange(max = SIZE) int from) {
        // Given: a photograph whose other bytes FF are stuffed
        var file = new byte[SIZE];
        for (int i = 0; i + 1 < SIZE; i += 97) {
            file[i] = (byte) 0xff;
        }
        file[pairAt] = (byte) 0xff;
        file[pairAt + 1] = (byte) 0xd9;

        // When
        long found = new RandomAccessBytes(MemorySegment.ofArray(file)).nextFf(from, code -> code == 0xd9);

        // Then
        assertThat(found).isEqualTo(from <= pairAt ? pairAt : SIZE);
    }

    @Test
    void aLastByteWithoutANextOneIsNotFound() {
        // Given
        var file = new byte[] {1, 2, (byte) 0xff};

        // When
        long found = new RandomAccessBytes(MemorySegment.ofArray(file)).nextFf(0, _ -> true);

        // Then
        assertThat(found).isEqualTo(3);
    }
}
