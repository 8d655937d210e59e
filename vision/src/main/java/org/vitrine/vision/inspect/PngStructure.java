package org.vitrine.vision.inspect;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Checks the structure of a PNG: walks its chunks (W3C PNG, third edition), checks their checksums, and that the
 * picture data inflates to exactly the size that the header states.
 */
final class PngStructure {

    private static final int SIGNATURE_BYTES = 8;
    private static final int CHUNK_OVERHEAD_BYTES = 12;

    private final RandomAccessBytes randomAccessBytes;
    private final InspectionLimits inspectionLimits;
    private final PngColours colours = new PngColours();

    private Orientation orientation = Orientation.UPRIGHT;
    private Optional<IccProfile> profile = Optional.empty();
    private boolean palette;
    private SampleFormat.Alpha transparency = new SampleFormat.Alpha.None();
    private int frames = 1;

    private PngStructure(RandomAccessBytes randomAccessBytes, InspectionLimits inspectionLimits) {
        this.randomAccessBytes = randomAccessBytes;
        this.inspectionLimits = inspectionLimits;
    }

    static Inspection.Accepted read(RandomAccessBytes randomAccessBytes, InspectionLimits inspectionLimits) {
        return new PngStructure(randomAccessBytes, inspectionLimits).walk();
    }

    private Inspection.Accepted walk() {
        var header = firstChunk();
        try (var pixels = new PngPixels(header)) {
            long at = SIGNATURE_BYTES + CHUNK_OVERHEAD_BYTES + PngHeader.BYTES;
            while (true) {
                randomAccessBytes.require(at, CHUNK_OVERHEAD_BYTES, "the next chunk");
                long length = randomAccessBytes.u32(at, BIG_ENDIAN);
                String type = randomAccessBytes.latin1(at + 4, 4);
                randomAccessBytes.require(at, length + CHUNK_OVERHEAD_BYTES, "chunk '%s'".formatted(printable(type)));
                boolean checksumValid = hasValidChecksum(at, length);
                boolean ancillary = Character.isLowerCase(type.charAt(0));
                if (!checksumValid && !ancillary) {
                    throw InspectionRefusal.damaged(
                            "chunk '%s' at %d has a wrong checksum".formatted(printable(type), at));
                }
                if (type.equals("IEND")) {
                    break;
                }
                if (type.equals("IDAT")) {
                    requirePalette(header);
                    pixels.accept(randomAccessBytes.buffer(at + 8, (int) length));
                } else if (checksumValid) {
                    chunk(type, randomAccessBytes.slice(at + 8, length), header);
                } else if (type.equals("iCCP")) {
                    profile = Optional.of(IccProfile.UNREADABLE);
                }
                at += length + CHUNK_OVERHEAD_BYTES;
            }
            pixels.finish();
        }
        var colour = header.colour();
        return new Inspection.Accepted(
                ImageFormat.PNG,
                (int) header.widthPx(),
                (int) header.heightPx(),
                orientation,
                frames,
                (colour.hasAlpha() ? colour : colour.with(transparency))
                        .with(profile)
                        .withUnappliedChunk(colours.chunkOfOtherColours(colour.isGrey())));
    }

    private PngHeader firstChunk() {
        randomAccessBytes.require(SIGNATURE_BYTES, PngHeader.BYTES + CHUNK_OVERHEAD_BYTES, "the header chunk");
        if (!randomAccessBytes.startsWith(SIGNATURE_BYTES, "\0\0\0\rIHDR")) {
            throw InspectionRefusal.damaged("it does not begin with a header chunk");
        }
        if (!hasValidChecksum(SIGNATURE_BYTES, PngHeader.BYTES)) {
            throw InspectionRefusal.damaged("its header chunk has a wrong checksum");
        }
        var header = PngHeader.read(randomAccessBytes.slice(SIGNATURE_BYTES + 8, PngHeader.BYTES));
        inspectionLimits.requireSize(header.widthPx(), header.heightPx());
        return header;
    }

    private void chunk(String type, RandomAccessBytes body, PngHeader of) {
        switch (type) {
            case "PLTE" -> palette = true;
            case "tRNS" -> transparency = transparency(body, of);
            case "eXIf" -> orientation = TiffDirectory.orientationOf(body);
            case "iCCP" -> profile = Optional.of(PngProfile.read(body));
            case "acTL" -> animation(body);
            default -> colours.read(type, body);
        }
    }

    /**
     * Reads a tRNS chunk: alpha of the palette's entries, or the one colour that is transparent. A chunk that is too
     * short is ignored.
     */
    private static SampleFormat.Alpha transparency(RandomAccessBytes body, PngHeader of) {
        if (of.model() == SampleFormat.Model.PALETTE) {
            return new SampleFormat.Alpha.Palette();
        }
        int samples = of.model().samples();
        return body.has(0, 2L * samples)
                ? new SampleFormat.Alpha.Key(IntStream.range(0, samples)
                        .mapToObj(i -> body.u16(2L * i, BIG_ENDIAN))
                        .toList())
                : new SampleFormat.Alpha.None();
    }

    private void animation(RandomAccessBytes body) {
        if (body.has(0, 4)) {
            frames = (int) Math.clamp(body.u32(0, BIG_ENDIAN), 1, Integer.MAX_VALUE);
            inspectionLimits.requireFrames(frames);
        }
    }

    private void requirePalette(PngHeader of) {
        if (of.model() == SampleFormat.Model.PALETTE && !palette) {
            throw InspectionRefusal.damaged("its palette is missing");
        }
    }

    private boolean hasValidChecksum(long chunk, long length) {
        if (length > Integer.MAX_VALUE - 4) {
            throw InspectionRefusal.damaged("chunk at %d states a length of %d bytes".formatted(chunk, length));
        }
        var crc = new CRC32();
        crc.update(randomAccessBytes.buffer(chunk + 4, (int) length + 4));
        return crc.getValue() == randomAccessBytes.u32(chunk + 8 + length, BIG_ENDIAN);
    }

    private static String printable(String type) {
        return type.replaceAll("[^A-Za-z]", "?");
    }
}
