package org.vitrine.vision.inspect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Checks the structure of a TIFF (revision 6.0): reads the page with the picture and counts the others. Every strip or
 * tile of the picture must lie in the file.
 */
final class TiffStructure {

    private static final int NEW_SUBFILE_TYPE = 254;
    private static final int SUBFILE_TYPE = 255;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_BYTE_COUNTS = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTE_COUNTS = 325;
    private static final int SUB_DIRECTORIES = 330;
    private static final int DNG_VERSION = 50706;

    private static final int UNCOMPRESSED = 1;

    /**
     * Compression methods that are decoded: none, CCITT 1D, T.4, T.6, LZW, JPEG (old and new), deflate (both codes),
     * PackBits.
     */
    private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 32946L, 32773L);

    private static final Map<Long, String> OTHER_COMPRESSIONS =
            Map.of(34712L, "JPEG 2000", 34892L, "lossy DNG", 34925L, "LZMA", 50000L, "Zstandard", 50001L, "WebP");

    private final RandomAccessBytes randomAccessBytes;
    private final InspectionLimits inspectionLimits;
    private final int pages;
    private final int pictureIndex;
    private final TiffDirectory page;

    private TiffStructure(RandomAccessBytes randomAccessBytes, InspectionLimits inspectionLimits) {
        this.randomAccessBytes = randomAccessBytes;
        this.inspectionLimits = inspectionLimits;
        var offsets = offsets(randomAccessBytes, inspectionLimits);
        this.pages = offsets.size();
        this.pictureIndex = pictureIndex(randomAccessBytes, offsets);
        this.page = TiffDirectory.read(randomAccessBytes, offsets.get(pictureIndex));
    }

    static Inspection.Accepted read(RandomAccessBytes randomAccessBytes, InspectionLimits inspectionLimits) {
        return new TiffStructure(randomAccessBytes, inspectionLimits).read();
    }

    private Inspection.Accepted read() {
        long width = page.number(WIDTH, 0);
        long height = page.number(HEIGHT, 0);
        inspectionLimits.requireSize(width, height);
        requireDecodable();
        var colour = TiffColour.of(page);
        requirePictureData(width, height, colour);
        var orientation = Orientation.ofExif(page.number(TiffDirectory.ORIENTATION, 1));
        return new Inspection.Accepted(
                ImageFormat.TIFF,
                (int) width,
                (int) height,
                orientation,
                pages,
                pictureIndex,
                colour,
                OptionalLong.empty());
    }

    /**
     * Returns the offsets of all pages, of whatever kind. A chain of pages that leads back to an earlier page, or out
     * of the file, ends there.
     */
    private static List<Long> offsets(RandomAccessBytes randomAccessBytes, InspectionLimits inspectionLimits) {
        var offsets = new ArrayList<Long>();
        var seen = new HashSet<Long>();
        long undeclaredBytes = randomAccessBytes.length();
        long next = TiffDirectory.firstOffset(randomAccessBytes);
        do {
            seen.add(next);
            offsets.add(next);
            inspectionLimits.requireFrames(offsets.size());
            undeclaredBytes -= TiffDirectory.declaredBytes(randomAccessBytes, next, undeclaredBytes);
            next = TiffDirectory.readKind(randomAccessBytes, next).nextOffset();
        } while (next != 0 && randomAccessBytes.has(next, 2) && !seen.contains(next));
        return offsets;
    }

    /**
     * Returns the index of the first page that is neither a reduced copy nor a mask of another; 0 if every page is one.
     */
    private static int pictureIndex(RandomAccessBytes randomAccessBytes, List<Long> offsets) {
        return IntStream.range(0, offsets.size())
                .filter(index -> isPicture(TiffDirectory.readKind(randomAccessBytes, offsets.get(index))))
                .findFirst()
                .orElse(0);
    }

    private static boolean isPicture(TiffDirectory page) {
        boolean reducedOrMask = (page.number(NEW_SUBFILE_TYPE, 0) & 0b101) != 0 || page.number(SUBFILE_TYPE, 1) == 2;
        return !reducedOrMask && page.number(PHOTOMETRIC, 0) != TiffColour.TRANSPARENCY_MASK;
    }

    private void requireDecodable() {
        if (page.has(DNG_VERSION)) {
            throw InspectionRefusal.unsupported("a raw camera file (DNG)");
        }
        if (!isPicture(page) && page.has(SUB_DIRECTORIES)) {
            throw InspectionRefusal.unsupported(
                    "a TIFF whose full picture lies in a sub-directory, as raw camera files have it");
        }
        long compression = page.number(COMPRESSION, UNCOMPRESSED);
        if (!COMPRESSIONS.contains(compression)) {
            throw InspectionRefusal.unsupported("a TIFF with %s compression"
                    .formatted(OTHER_COMPRESSIONS.getOrDefault(compression, "method " + compression)));
        }
    }

    private void requirePictureData(long width, long height, SampleFormat colour) {
        boolean tiled = page.has(TILE_OFFSETS);
        int offsets = tiled ? TILE_OFFSETS : STRIP_OFFSETS;
        int counts = tiled ? TILE_BYTE_COUNTS : STRIP_BYTE_COUNTS;
        int parts = page.count(offsets);
        if (parts == 0 && page.pointsOutside()) {
            throw InspectionRefusal.truncated("its directory refers to data behind its end");
        }
        if (parts == 0) {
            throw InspectionRefusal.damaged("its picture's page has no picture data");
        }
        if (page.count(counts) != 0 && page.count(counts) < parts) {
            throw InspectionRefusal.damaged("it states the offsets of %d parts of the picture and the lengths of %d"
                    .formatted(parts, page.count(counts)));
        }
        long storedBytes = 0;
        for (int i = 0; i < parts; i++) {
            long offset = page.number(offsets, i, 0);
            long length = page.number(counts, i, 1);
            randomAccessBytes.require(offset, length, "part %d of %d of the picture".formatted(i + 1, parts));
            storedBytes += length;
        }
        long samples = colour.samplesPerPixel();
        boolean uncompressed = page.number(COMPRESSION, UNCOMPRESSED) == UNCOMPRESSED
                && page.number(PHOTOMETRIC, 0) != TiffColour.LUMA_AND_CHROMA;
        if (uncompressed
                && page.has(counts)
                && storedBytes < (width * samples * colour.bitsPerSample() + 7) / 8 * height) {
            throw InspectionRefusal.damaged("it has less picture data than its page states");
        }
    }
}
