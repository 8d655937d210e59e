package org.vitrine.vision.inspect;

import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * Checks that the picture data of a HEIF lies within the file, by its box {@code iloc} (ISO/IEC 14496-12, 8.11.3),
 * versions 0 to 2.
 *
 * <p>A file that is truncated exactly at the start of its last box contains only complete boxes; this check alone finds
 * that its picture data is missing.
 */
final class HeifExtents {

    private static final int FILE_OFFSET = 0;
    private static final int CONSTRUCTION_METHOD = 0xf;
    private static final int MAX_EXTENTS = 0xffff;

    private final RandomAccessBytes file;
    private final RandomAccessBytes box;
    private final int version;
    private final int offsetBytes;
    private final int lengthBytes;
    private final int baseOffsetBytes;
    private final int indexBytes;
    private long at;

    private HeifExtents(RandomAccessBytes file, RandomAccessBytes box) {
        this.file = file;
        this.box = box;
        this.version = box.u8(0);
        this.offsetBytes = box.u8(4) >> 4;
        this.lengthBytes = box.u8(4) & 0xf;
        this.baseOffsetBytes = box.u8(5) >> 4;
        this.indexBytes = version == 0 ? 0 : box.u8(5) & 0xf;
        this.at = 6;
    }

    /**
     * Throws {@link InspectionRefusal} if an item lies beyond the end of the file.
     *
     * @param file the whole file
     * @param box the body of {@code iloc}
     */
    static void requireWithin(RandomAccessBytes file, RandomAccessBytes box) {
        new HeifExtents(file, box).requireAll();
    }

    private void requireAll() {
        long items = number(version < 2 ? Short.BYTES : Integer.BYTES);
        for (long item = 0; item < items; item++) {
            number(version < 2 ? Short.BYTES : Integer.BYTES);
            long method = version == 0 ? FILE_OFFSET : number(Short.BYTES) & CONSTRUCTION_METHOD;
            number(Short.BYTES);
            long base = number(baseOffsetBytes);
            // Extents without fields are all equal: checking one is enough, and checking each would only take time.
            long extents = Math.min(number(Short.BYTES), indexBytes + offsetBytes + lengthBytes == 0 ? 1 : MAX_EXTENTS);
            for (long extent = 0; extent < extents; extent++) {
                number(indexBytes);
                long offset = number(offsetBytes);
                long length = number(lengthBytes);
                if (method == FILE_OFFSET) {
                    file.require(base + offset, length, "a picture");
                }
            }
        }
    }

    /**
     * Reads a number and moves on behind it.
     *
     * @param size length of the field, 0, 2, 4 or 8 bytes; a field of 0 bytes has the value 0
     */
    private long number(int size) {
        long start = at;
        at += size;
        return switch (size) {
            case 0 -> 0;
            case Short.BYTES -> box.u16(start, BIG_ENDIAN);
            case Integer.BYTES -> box.u32(start, BIG_ENDIAN);
            case Long.BYTES -> eightBytes(start);
            default -> throw InspectionRefusal.damaged("its box 'iloc' has fields of %d bytes".formatted(size));
        };
    }

    private long eightBytes(long start) {
        long high = box.u32(start, BIG_ENDIAN);
        if (high > Integer.MAX_VALUE) {
            throw InspectionRefusal.damaged("its box 'iloc' states an offset beyond 2^63 bytes");
        }
        return high << Integer.SIZE | box.u32(start + Integer.BYTES, BIG_ENDIAN);
    }
}
