package org.vitrine.vision.inspect;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Random access to the bytes of a file. A read past the end throws {@link InspectionRefusal} with reason code
 * truncated.
 */
final class RandomAccessBytes {

    private static final ValueLayout.OfShort U16_BE = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(BIG_ENDIAN);
    private static final ValueLayout.OfShort U16_LE = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final ValueLayout.OfInt U32_BE = ValueLayout.JAVA_INT_UNALIGNED.withOrder(BIG_ENDIAN);
    private static final ValueLayout.OfInt U32_LE = ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);

    private static final ValueLayout.OfLong U64_LE = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);
    /**
     * Constants to find a zero byte among eight (Mycroft's test); the lowest of the top bits that it sets is exact.
     */
    private static final long ONES = 0x0101_0101_0101_0101L;

    private static final long TOPS = 0x8080_8080_8080_8080L;

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
     * Returns the offset of the next byte FF at or after {@code at}, or the length of the file. Compares eight bytes at
     * a time, because most bytes of a JPEG have other values.
     */
    long nextFf(long at) {
        long from = at;
        while (from + Long.BYTES <= length) {
            long others = ~segment.get(U64_LE, from);
            long zero = (others - ONES) & ~others & TOPS;
            if (zero != 0) {
                return from + Long.numberOfTrailingZeros(zero) / Byte.SIZE;
            }
            from += Long.BYTES;
        }
        while (from < length && u8(from) != 0xff) {
            from++;
        }
        return from;
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
