package org.vitrine.vision.inspect;

import com.drew.imaging.tiff.TiffHandler;
import com.drew.imaging.tiff.TiffReader;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One image file directory (IFD) of a TIFF, or of the EXIF block that other formats contain: the tags with their
 * integer values, read by metadata-extractor.
 */
final class TiffDirectory {

    static final int ORIENTATION = 274;

    private static final int ENTRY_BYTES = 12;
    /**
     * Tags that state the kind of a page, each with few values: NewSubfileType, SubfileType, PhotometricInterpretation.
     */
    private static final Set<Integer> KIND_TAGS = Set.of(254, 255, 262);

    private static final int ICC = 34675;
    /** Tags that this package uses; all others are skipped unread. */
    private static final Set<Integer> PICTURE_TAGS = Set.of(
            254, 255, 256, 257, 258, 259, 262, 273, 274, 277, 279, 284, 324, 325, 330, 332, 338, 339, ICC, 50706);

    private final Map<Integer, long[]> numbers;
    private final boolean pointsOutside;
    private final long next;

    private TiffDirectory(Map<Integer, long[]> numbers, boolean pointsOutside, long next) {
        this.numbers = numbers;
        this.pointsOutside = pointsOutside;
        this.next = next;
    }

    /** Returns the offset of the first directory. */
    static long firstOffset(RandomAccessBytes tiff) {
        return tiff.u32(4, order(tiff));
    }

    /** Reads a directory with all tags that describe a picture. */
    static TiffDirectory read(RandomAccessBytes tiff, long offset) {
        return read(tiff, offset, PICTURE_TAGS);
    }

    /**
     * Reads a directory with only the tags that state the kind of page, so that a file of many pages needs little
     * memory.
     */
    static TiffDirectory readKind(RandomAccessBytes tiff, long offset) {
        return read(tiff, offset, KIND_TAGS);
    }

    private static TiffDirectory read(RandomAccessBytes tiff, long offset, Set<Integer> includedTags) {
        ByteOrder order = order(tiff);
        long end = offset + 2 + (long) tiff.u16(offset, order) * ENTRY_BYTES;
        tiff.require(offset, end - offset, "the directory");
        var tags = new TiffTags(includedTags);
        process(tiff, offset, tags);
        return new TiffDirectory(tags.numbers(), tags.pointsOutside(), tiff.has(end, 4) ? tiff.u32(end, order) : 0);
    }

    /**
     * Returns the number of bytes that the tags of a directory and of its sub-directories declare.
     *
     * @throws InspectionRefusal if they are more than {@code maxBytes}
     */
    static long declaredBytes(RandomAccessBytes tiff, long offset, long maxBytes) {
        var declaredSize = new TiffDeclaredSize(maxBytes);
        process(tiff, offset, declaredSize);
        return declaredSize.declaredBytes();
    }

    private static void process(RandomAccessBytes tiff, long offset, TiffHandler handler) {
        try {
            var reader = new TiffBytes(tiff, order(tiff));
            TiffReader.processIfd(handler, reader, new HashSet<>(), Math.toIntExact(offset), 0);
        } catch (InspectionRefusal inspectionRefusal) {
            throw inspectionRefusal;
        } catch (IOException | RuntimeException unreadable) {
            throw InspectionRefusal.damaged("the directory at %d cannot be read".formatted(offset));
        }
    }

    private static ByteOrder order(RandomAccessBytes tiff) {
        return tiff.startsWith(0, "II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    /**
     * Returns the orientation from an EXIF block, which has the structure of a small TIFF. If the block cannot be read,
     * the picture counts as upright.
     */
    static Orientation orientationOf(RandomAccessBytes exif) {
        try {
            return read(exif, firstOffset(exif), Set.of(ORIENTATION)).number(ORIENTATION).stream()
                    .mapToObj(Orientation::ofExif)
                    .findFirst()
                    .orElse(Orientation.UPRIGHT);
        } catch (InspectionRefusal unreadableTag) {
            return Orientation.UPRIGHT;
        }
    }

    /** Returns the offset of the next directory, 0 if there is none. */
    long nextOffset() {
        return next;
    }

    /** Whether the values of a tag lie beyond the end of the file. */
    boolean pointsOutside() {
        return pointsOutside;
    }

    boolean has(int tag) {
        return numbers.containsKey(tag);
    }

    OptionalLong number(int tag) {
        return count(tag) == 0 ? OptionalLong.empty() : OptionalLong.of(number(tag, 0, 0));
    }

    long number(int tag, long defaultValue) {
        return number(tag, 0, defaultValue);
    }

    /** Returns the number of values of a tag; 0 if it is absent. */
    int count(int tag) {
        var values = numbers.get(tag);
        return values == null ? 0 : values.length;
    }

    long number(int tag, int index, long defaultValue) {
        var values = numbers.get(tag);
        return values == null || index >= values.length ? defaultValue : values[index];
    }

    /** Returns the embedded ICC profile; an empty array if there is none. */
    byte[] profile() {
        var profile = new byte[count(ICC)];
        for (int i = 0; i < profile.length; i++) {
            profile[i] = (byte) number(ICC, i, 0);
        }
        return profile;
    }
}
