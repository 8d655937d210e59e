package org.vitrine.vision.inspect;

import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** One image file directory of a TIFF, or of the EXIF block that other formats carry: tags with their whole numbers. */
final class TiffDirectory {

    static final int ORIENTATION = 274;

    private static final int ENTRY_BYTES = 12;
    /** Tags that anything here asks for; others are passed over, so that many long directories cost no memory. */
    private static final Set<Integer> WANTED = Set.of(
            254, 255, 256, 257, 258, 259, 262, 273, ORIENTATION, 277, 279, 324, 325, 330, 332, 338, 339, 34675, 50706);

    private final Bytes tiff;
    private final ByteOrder order;
    private final Map<Integer, Entry> entries;
    private final long next;

    private record Entry(int type, long count, long at) {}

    private TiffDirectory(Bytes tiff, ByteOrder order, Map<Integer, Entry> entries, long next) {
        this.tiff = tiff;
        this.order = order;
        this.entries = entries;
        this.next = next;
    }

    static ByteOrder order(Bytes tiff) {
        return tiff.startsWith(0, "II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    static long first(Bytes tiff) {
        return tiff.u32(4, order(tiff));
    }

    static TiffDirectory at(Bytes tiff, long offset) {
        ByteOrder order = order(tiff);
        int count = tiff.u16(offset, order);
        tiff.require(offset + 2, (long) count * ENTRY_BYTES, "the directory");
        var entries = new HashMap<Integer, Entry>();
        for (int i = 0; i < count; i++) {
            long at = offset + 2 + (long) i * ENTRY_BYTES;
            int type = tiff.u16(at + 2, order);
            long values = tiff.u32(at + 4, order);
            boolean inline = values * sizeOf(type) <= 4;
            int tag = tiff.u16(at, order);
            if (WANTED.contains(tag)) {
                entries.putIfAbsent(tag, new Entry(type, values, inline ? at + 8 : tiff.u32(at + 8, order)));
            }
        }
        long end = offset + 2 + (long) count * ENTRY_BYTES;
        return new TiffDirectory(tiff, order, entries, tiff.has(end, 4) ? tiff.u32(end, order) : 0);
    }

    /** Orientation of an EXIF block (a small TIFF). Whatever is wrong with the block, the picture is taken for upright. */
    static Orientation orientationOf(Bytes exif) {
        try {
            return at(exif, first(exif)).number(ORIENTATION).stream()
                    .mapToObj(Orientation::ofExif)
                    .findFirst()
                    .orElse(Orientation.UPRIGHT);
        } catch (Objection unreadableTag) {
            return Orientation.UPRIGHT;
        }
    }

    /** Where the next directory is; 0 for none. */
    long next() {
        return next;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    OptionalLong number(int tag) {
        var entry = entries.get(tag);
        return entry == null || entry.count < 1 || !isWhole(entry.type)
                ? OptionalLong.empty()
                : OptionalLong.of(value(entry, 0));
    }

    long number(int tag, long otherwise) {
        return number(tag).orElse(otherwise);
    }

    /** How many values a tag has; 0 where it is absent. */
    long count(int tag) {
        var entry = entries.get(tag);
        return entry == null ? 0 : entry.count;
    }

    long number(int tag, long index, long otherwise) {
        var entry = entries.get(tag);
        return entry == null || index >= entry.count || !isWhole(entry.type) ? otherwise : value(entry, index);
    }

    /** The bytes of a tag whose values are bytes. */
    Bytes raw(int tag) {
        var entry = entries.get(tag);
        return entry == null ? tiff.slice(0, 0) : tiff.slice(entry.at, entry.count * sizeOf(entry.type));
    }

    private long value(Entry entry, long index) {
        long at = entry.at + index * sizeOf(entry.type);
        return switch (sizeOf(entry.type)) {
            case 1 -> tiff.u8(at);
            case 2 -> tiff.u16(at, order);
            default -> tiff.u32(at, order);
        };
    }

    private static boolean isWhole(int type) {
        return type == 1 || type == 3 || type == 4;
    }

    /** TIFF 6.0, section 2: BYTE, ASCII, SHORT, LONG, RATIONAL, and their signed and floating kin. */
    private static int sizeOf(int type) {
        return switch (type) {
            case 3, 8 -> 2;
            case 4, 9, 11, 13 -> 4;
            case 5, 10, 12 -> 8;
            default -> 1;
        };
    }
}
