package org.vitrine.vision.inspect;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.Set;

/** Reads the headers of a Windows bitmap and checks that as many pixels follow. */
final class BmpStructure {

    private static final int CORE_HEADER_BYTES = 12;
    private static final Set<Integer> DEPTHS = Set.of(1, 4, 8, 16, 24, 32);

    private BmpStructure() {}

    static Inspection.Accepted read(Bytes bytes, Limits limits) {
        long headerBytes = bytes.u32(14, LITTLE_ENDIAN);
        bytes.require(14, headerBytes, "the header");
        boolean core = headerBytes == CORE_HEADER_BYTES;
        long width = core ? bytes.u16(18, LITTLE_ENDIAN) : (int) bytes.u32(18, LITTLE_ENDIAN);
        // A negative height means rows from top to bottom.
        long height = Math.abs(core ? bytes.u16(20, LITTLE_ENDIAN) : (long) (int) bytes.u32(22, LITTLE_ENDIAN));
        int bits = bytes.u16(core ? 24 : 28, LITTLE_ENDIAN);
        int compression = core ? 0 : (int) bytes.u32(30, LITTLE_ENDIAN);
        limits.admit(width, height);
        if (!DEPTHS.contains(bits) || compression < 0 || compression > 3) {
            throw Objection.unsupported("a bitmap with %d bits and compression %d".formatted(bits, compression));
        }
        boolean packed = compression == 1 || compression == 2;
        long pixels = packed ? 1 : (width * bits + 31) / 32 * 4 * height;
        bytes.require(bytes.u32(10, LITTLE_ENDIAN), pixels, "the picture");
        var model = bits <= 8 ? Colour.Model.PALETTE : Colour.Model.RGB;
        return new Inspection.Accepted(
                ImageFormat.BMP,
                (int) width,
                (int) height,
                Orientation.UPRIGHT,
                1,
                Colour.of(model, Math.min(8, bits), false));
    }
}
