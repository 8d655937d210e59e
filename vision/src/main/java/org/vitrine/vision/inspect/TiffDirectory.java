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
 * One image file directory of a TIFF, or of the EXIF block that other formats carry: tags with their whole numbers, read by
 * metadata-extractor.
 */
final class TiffDirectory {

    static final int ORIENTATION = 274;

    private static final int ENTRY_BYTES = 12;
    /** Tags of few values that tell one page from another. */
    private static final Set<Integer> OF_KIND = Set.of(254, 255, 262);

    private static final int ICC = 34675;
    /** Tags that anything here needs; others are passed over unread. */
    private static final Set<Integer> OF_PICTURE = Set.of(
            254, 255, 256, 257, 258, 259, 262, 273, ORIENTATION, 277, 279, 324, 325, 330, 332, 338, 339, ICC, 50706);

    private final Map<Integer, long[]> numbers;
    private final boolean pointsOutside;
    private final long next;

    private TiffDirectory(Map<Integer, long[]> numbers, boolean pointsOutside, long next) {
        this.numbers = numbers;
        this.pointsOutside = pointsOutside;
        this.next = next;
    }

    static long first(RandomAccessBytes tiff) {
        return tiff.u32(4, order(tiff));
    }

    /** With every tag that a picture needs. */
    static TiffDirectory at(RandomAccessBytes tiff, long offset) {
        return at(tiff, offset, OF_PICTURE);
    }

    /** With the few tags that say what kind of page it is: many pages cost little memory. */
    static TiffDirectory outline(RandomAccessBytes tiff, long offset) {
        return at(tiff, offset, OF_KIND);
    }

    private static TiffDirectory at(RandomAccessBytes tiff, long offset, Set<Integer> wanted) {
        ByteOrder order = order(tiff);
        long end = offset + 2 + (long) tiff.u16(offset, order) * ENTRY_BYTES;
        tiff.require(offset, end - offset, "the directory");
        var tags = new TiffTags(wanted);
        process(tiff, offset, tags);
        return new TiffDirectory(tags.numbers(), tags.pointsOutside(), tiff.has(end, 4) ? tiff.u32(end, order) : 0);
    }

    /** How many bytes the tags of a directory and of those inside it name, at most so many. */
    static long claimed(RandomAccessBytes tiff, long offset, long most) {
        var claims = new TiffDeclaredSize(most);
        process(tiff, offset, claims);
        return claims.claimed();
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

    /** Orientation of an EXIF block (a small TIFF). Whatever is wrong with the block, the picture is taken for upright. */
    static Orientation orientationOf(RandomAccessBytes exif) {
        try {
            return at(exif, first(exif), Set.of(ORIENTATION)).number(ORIENTATION).stream()
                    .mapToObj(Orientation::ofExif)
                    .findFirst()
                    .orElse(Orientation.UPRIGHT);
        } catch (InspectionRefusal unreadableTag) {
            return Orientation.UPRIGHT;
        }
    }

    /** Where the next directory is; 0 for none. */
    long next() {
        return next;
    }

    /** Whether a tag has its values behind the end of the file. */
    boolean pointsOutside() {
        return pointsOutside;
    }

    boolean has(int tag) {
        return numbers.containsKey(tag);
    }

    OptionalLong number(int tag) {
        return count(tag) == 0 ? OptionalLong.empty() : OptionalLong.of(number(tag, 0, 0));
    }

    long number(int tag, long otherwise) {
        return number(tag, 0, otherwise);
    }

    /** How many values a tag has; 0 where it is absent. */
    int count(int tag) {
        var values = numbers.get(tag);
        return values == null ? 0 : values.length;
    }

    long number(int tag, int index, long otherwise) {
        var values = numbers.get(tag);
        return values == null || index >= values.length ? otherwise : values[index];
    }

    /** The embedded profile; of no bytes where there is none. */
    byte[] profile() {
        var profile = new byte[count(ICC)];
        for (int i = 0; i < profile.length; i++) {
            profile[i] = (byte) number(ICC, i, 0);
        }
        return profile;
    }
}
