package org.vitrine.vision.inspect;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.Set;

/**
 * Checks the structure of a Windows bitmap (BMP): its headers, and that the file holds as many bytes of pixels as the
 * headers state.
 */
final class BmpStructure {

    private static final int CORE_HEADER_BYTES = 12;
    /**
     * Length of the header, in bytes, from which on it contains a mask of the alpha channel, at {@link #ALPHA_MASK}.
     */
    private static final int ALPHA_HEADER_BYTES = 56;

    private static final int ALPHA_MASK = 66;
    private static final int BIT_FIELDS = 3;
    private static final Set<Integer> DEPTHS = Set.of(1, 4, 8, 16, 24, 32);

    private BmpStructure() {}

    static Inspection.Accepted read(RandomAccessBytes randomAccessBytes, InspectionLimits inspectionLimits) {
        long headerBytes = randomAccessBytes.u32(14, LITTLE_ENDIAN);
        randomAccessBytes.require(14, headerBytes, "the header");
        boolean core = headerBytes == CORE_HEADER_BYTES;
        long width = core ? randomAccessBytes.u16(18, LITTLE_ENDIAN) : (int) randomAccessBytes.u32(18, LITTLE_ENDIAN);
        // A negative height means that rows are stored from top to bottom.
        long height = Math.abs(
                core
                        ? randomAccessBytes.u16(20, LITTLE_ENDIAN)
                        : (long) (int) randomAccessBytes.u32(22, LITTLE_ENDIAN));
        int bits = randomAccessBytes.u16(core ? 24 : 28, LITTLE_ENDIAN);
        int compression = core ? 0 : (int) randomAccessBytes.u32(30, LITTLE_ENDIAN);
        inspectionLimits.requireSize(width, height);
        if (!DEPTHS.contains(bits) || compression < 0 || compression > 3) {
            throw InspectionRefusal.unsupported(
                    "a bitmap with %d bits and compression %d".formatted(bits, compression));
        }
        boolean packed = compression == 1 || compression == 2;
        long pixels = packed ? 1 : (width * bits + 31) / 32 * 4 * height;
        randomAccessBytes.require(randomAccessBytes.u32(10, LITTLE_ENDIAN), pixels, "the picture");
        var model = bits <= 8 ? SampleFormat.Model.PALETTE : SampleFormat.Model.RGB;
        // A pixel of 16 bits has five bits for each colour, or six for green.
        int depth = bits == 16 ? 5 : Math.min(bits, 8);
        boolean alpha = compression == BIT_FIELDS
                && headerBytes >= ALPHA_HEADER_BYTES
                && randomAccessBytes.u32(ALPHA_MASK, LITTLE_ENDIAN) != 0;
        return new Inspection.Accepted(
                ImageFormat.BMP,
                (int) width,
                (int) height,
                Orientation.UPRIGHT,
                1,
                alpha ? SampleFormat.withAlpha(model, depth) : SampleFormat.opaque(model, depth));
    }
}
