package org.vitrine.vision.inspect;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/**
 * Random access to the bytes of a file. A read past the end throws {@link InspectionRefusal} with reason code
 * truncated.
 */
final class RandomAccessBytes {

    private static final ValueLayout.OfShort U16_BE = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(BIG_ENDIAN);
    private static final ValueLayout.OfShort U16_LE = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final ValueLayout.OfInt U32_BE = ValueLayout.JAVA_INT_UNALIGNED.withOrder(BIG_ENDIAN);
    private static final ValueLayout.OfInt U32_LE = ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);

    /** Bytes that are copied at once in a search: few at first, because most searches end soon. */
    private static final int FIRST_CHUNK_BYTES = 256;

    private static final int MAX_CHUNK_BYTES = 1 << 16;
    private static final byte FF = (byte) 0xff;

    private final MemorySegment segment;
    private final long length;

    RandomAccessBytes(MemorySegment segment) {
        this.segment = segment;
        this.length = segment.byteSize();
    }

    long length() {
        return length;
    }

    boolean has(long at, long count) {
        return at >= 0 && count >= 0 && at <= length && count <= length - at;
    }

    /**
     * Throws {@link InspectionRefusal} unless {@code count} bytes from {@code at} lie in the file.
     *
     * @param what what these bytes are, for the sentence
     */
    void require(long at, long count, String what) {
        if (!has(at, count)) {
            throw InspectionRefusal.truncated(
                    "it has %d bytes, and %s needs %d at %d".formatted(length, what, count, at));
        }
    }

    int u8(long at) {
        require(at, 1, "the next field");
        return segment.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }

    /**
     * Returns the offset of the first byte FF at or after {@code at} whose next byte passes the test; the length of the
     * file if there is none. The bytes are copied in chunks: a JVM without its optimising compiler reads an array much
     * faster than a segment, and a photograph has millions of bytes.
     *
     * @param followedBy test of the next byte, 0 to 255
     */
    long nextFf(long at, IntPredicate followedBy) {
        var chunk = new byte[FIRST_CHUNK_BYTES];
        long from = at;
        while (length - from >= 2) {
            int count = (int) Math.min(chunk.length, length - from);
            MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, from, chunk, 0, count);
            for (int i = 0; i < count - 1; i++) {
                if (chunk[i] == FF && followedBy.test(chunk[i + 1] & 0xff)) {
                    return from + i;
                }
            }
            // the last byte is read again, together with the byte behind it
            from += count - 1;
            if (chunk.length < MAX_CHUNK_BYTES) {
                chunk = new byte[2 * chunk.length];
            }
        }
        return length;
    }

    int u16(long at, ByteOrder order) {
        require(at, 2, "the next field");
        return segment.get(order == BIG_ENDIAN ? U16_BE : U16_LE, at) & 0xffff;
    }

    long u32(long at, ByteOrder order) {
        require(at, 4, "the next field");
        return segment.get(order == BIG_ENDIAN ? U32_BE : U32_LE, at) & 0xffff_ffffL;
    }

    int u24le(long at) {
        return u16(at, LITTLE_ENDIAN) | u8(at + 2) << 16;
    }

    boolean startsWith(long at, String latin1) {
        if (!has(at, latin1.length())) {
            return false;
        }
        for (int i = 0; i < latin1.length(); i++) {
            if (u8(at + i) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns up to {@code count} characters from {@code at}, fewer at the end of the file. */
    String latin1(long at, int count) {
        int available = (int) Math.min(count, Math.max(0, length - at));
        return new String(slice(at, available).copy(), StandardCharsets.ISO_8859_1);
    }

    RandomAccessBytes slice(long at, long count) {
        require(at, count, "a part of it");
        return new RandomAccessBytes(segment.asSlice(at, count));
    }

    /** Returns a view of {@code count} bytes, below 2 GiB, without copying them. */
    ByteBuffer buffer(long at, int count) {
        require(at, count, "a part of it");
        return segment.asSlice(at, count).asByteBuffer();
    }

    byte[] copy() {
        return segment.toArray(ValueLayout.JAVA_BYTE);
    }
}
