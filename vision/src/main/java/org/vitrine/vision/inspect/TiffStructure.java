package org.vitrine.vision.inspect;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the first page of a TIFF (revision 6.0) and counts the others; every strip or tile must lie in the file. */
final class TiffStructure {

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS_PER_SAMPLE = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int STRIP_OFFSETS = 273;
    private static final int SAMPLES_PER_PIXEL = 277;
    private static final int STRIP_BYTE_COUNTS = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTE_COUNTS = 325;
    private static final int EXTRA_SAMPLES = 338;
    private static final int SAMPLE_FORMAT = 339;
    private static final int ICC = 34675;
    private static final int DNG_VERSION = 50706;

    private static final int UNCOMPRESSED = 1;

    /** What the JDK's reader unpacks: none, CCITT 1D, T.4, T.6, LZW, JPEG (old and new), deflate (both codes), PackBits. */
    private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 32946L, 32773L);

    private static final Map<Long, String> OTHER_COMPRESSIONS =
            Map.of(34712L, "JPEG 2000", 34892L, "lossy DNG", 34925L, "LZMA", 50000L, "Zstandard", 50001L, "WebP");

    private final Bytes bytes;
    private final Limits limits;
    private final TiffDirectory page;

    private TiffStructure(Bytes bytes, Limits limits, TiffDirectory page) {
        this.bytes = bytes;
        this.limits = limits;
        this.page = page;
    }

    static Inspection.Accepted read(Bytes bytes, Limits limits) {
        var first = TiffDirectory.at(bytes, TiffDirectory.first(bytes));
        return new TiffStructure(bytes, limits, first).read();
    }

    private Inspection.Accepted read() {
        long width = page.number(WIDTH, 0);
        long height = page.number(HEIGHT, 0);
        limits.admit(width, height);
        var colour = colour();
        requireDecodable(colour);
        requireStored(width, height, colour.bitsPerSample());
        var orientation = Orientation.ofExif(page.number(TiffDirectory.ORIENTATION, 1));
        return new Inspection.Accepted(ImageFormat.TIFF, (int) width, (int) height, orientation, pages(), colour);
    }

    private Colour colour() {
        int bits = (int) Math.min(page.number(BITS_PER_SAMPLE, 1), Integer.MAX_VALUE);
        OptionalLong photometric = page.number(PHOTOMETRIC);
        if (photometric.isEmpty()) {
            throw Objection.damaged("its first page does not say what its samples mean");
        }
        var model =
                switch ((int) photometric.getAsLong()) {
                    case 0, 1, 4 -> Colour.Model.GREY;
                    case 2, 6 -> Colour.Model.RGB;
                    case 3 -> Colour.Model.PALETTE;
                    case 5 -> Colour.Model.CMYK;
                    case 8, 9, 10 -> throw Objection.unsupported("a TIFF in CIE L*a*b*");
                    case 32803, 34892 -> throw Objection.unsupported("a raw camera file");
                    default -> throw Objection.unsupported("a TIFF of an unusual kind");
                };
        return Colour.of(model, bits, page.number(EXTRA_SAMPLES, 0) > 0).with(profile());
    }

    private Optional<IccProfile> profile() {
        long size = page.count(ICC);
        return size == 0 || size > IccProfile.MAX_BYTES
                ? Optional.empty()
                : Optional.of(new IccProfile(page.raw(ICC).copy()));
    }

    private void requireDecodable(Colour colour) {
        if (page.has(DNG_VERSION)) {
            throw Objection.unsupported("a raw camera file (DNG)");
        }
        long compression = page.number(COMPRESSION, UNCOMPRESSED);
        if (!COMPRESSIONS.contains(compression)) {
            throw Objection.unsupported("a TIFF with %s compression"
                    .formatted(OTHER_COMPRESSIONS.getOrDefault(compression, "method " + compression)));
        }
        int bits = colour.bitsPerSample();
        boolean wholeNumbers = page.number(SAMPLE_FORMAT, 1) == 1;
        if (!wholeNumbers || !Set.of(1, 2, 4, 8, 16).contains(bits)) {
            throw Objection.unsupported(
                    "a TIFF with %d-bit %s samples".formatted(bits, wholeNumbers ? "whole" : "signed or floating"));
        }
    }

    private void requireStored(long width, long height, int bits) {
        boolean tiled = page.has(TILE_OFFSETS);
        int offsets = tiled ? TILE_OFFSETS : STRIP_OFFSETS;
        int counts = tiled ? TILE_BYTE_COUNTS : STRIP_BYTE_COUNTS;
        long parts = page.count(offsets);
        if (parts == 0) {
            throw Objection.damaged("its first page has no picture data");
        }
        if (page.count(counts) != 0 && page.count(counts) < parts) {
            throw Objection.damaged(
                    "it says where %d parts of the picture are and how long %d".formatted(parts, page.count(counts)));
        }
        long stored = 0;
        for (long i = 0; i < parts; i++) {
            long offset = page.number(offsets, i, 0);
            long length = page.number(counts, i, 1);
            bytes.require(offset, length, "part %d of %d of the picture".formatted(i + 1, parts));
            stored += length;
        }
        long samples = page.number(SAMPLES_PER_PIXEL, 1);
        boolean plain = page.number(COMPRESSION, UNCOMPRESSED) == UNCOMPRESSED && page.number(PHOTOMETRIC, 0) != 6;
        if (plain && page.has(counts) && stored < (width * samples * bits + 7) / 8 * height) {
            throw Objection.damaged("it holds less picture data than its first page promises");
        }
    }

    /** A later page may be anything; a chain that runs in a circle or off the file ends where it does. */
    private int pages() {
        var seen = new HashSet<Long>();
        int count = 1;
        long next = page.next();
        while (next != 0 && bytes.has(next, 2) && seen.add(next)) {
            count++;
            limits.admitFrames(count);
            next = TiffDirectory.at(bytes, next).next();
        }
        return count;
    }
}
