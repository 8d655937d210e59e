package org.vitrine.vision.inspect;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.List;
import java.util.stream.Stream;

/**
 * The IHDR chunk of a PNG.
 *
 * @param widthPx width, in pixels
 * @param heightPx height, in pixels
 * @param bitDepth bits per sample, 1 to 16
 * @param colourType 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
 * @param interlaced whether the pixels are stored in the seven passes of Adam7
 */
record PngHeader(long widthPx, long heightPx, int bitDepth, int colourType, boolean interlaced) {

    static final int BYTES = 13;

    /**
     * A pass of interlacing; a picture that is not interlaced has one.
     *
     * @param rows number of rows
     * @param rowBytes bytes per row, including the filter byte
     */
    record Pass(long rows, long rowBytes) {}

    static PngHeader read(RandomAccessBytes body) {
        var header = new PngHeader(
                body.u32(0, BIG_ENDIAN), body.u32(4, BIG_ENDIAN), body.u8(8), body.u8(9), body.u8(12) == 1);
        if (body.u8(10) != 0 || body.u8(11) != 0 || body.u8(12) > 1 || !header.hasValidDepth()) {
            throw InspectionRefusal.damaged("its header states a kind of PNG that does not exist");
        }
        return header;
    }

    private boolean hasValidDepth() {
        return switch (colourType) {
            case 0 -> List.of(1, 2, 4, 8, 16).contains(bitDepth);
            case 3 -> List.of(1, 2, 4, 8).contains(bitDepth);
            case 2, 4, 6 -> bitDepth == 8 || bitDepth == 16;
            default -> false;
        };
    }

    SampleFormat.Model model() {
        return switch (colourType) {
            case 0, 4 -> SampleFormat.Model.GREY;
            case 3 -> SampleFormat.Model.PALETTE;
            default -> SampleFormat.Model.RGB;
        };
    }

    SampleFormat colour() {
        return colourType == 4 || colourType == 6
                ? SampleFormat.withAlpha(model(), bitDepth)
                : SampleFormat.opaque(model(), bitDepth);
    }

    List<Pass> passes() {
        if (!interlaced) {
            return List.of(pass(widthPx, heightPx));
        }
        // Adam7: step and start of each pass, in columns and in rows.
        return Stream.of(
                        pass(samplesOfPass(8, 0, widthPx), samplesOfPass(8, 0, heightPx)),
                        pass(samplesOfPass(8, 4, widthPx), samplesOfPass(8, 0, heightPx)),
                        pass(samplesOfPass(4, 0, widthPx), samplesOfPass(8, 4, heightPx)),
                        pass(samplesOfPass(4, 2, widthPx), samplesOfPass(4, 0, heightPx)),
                        pass(samplesOfPass(2, 0, widthPx), samplesOfPass(4, 2, heightPx)),
                        pass(samplesOfPass(2, 1, widthPx), samplesOfPass(2, 0, heightPx)),
                        pass(samplesOfPass(1, 0, widthPx), samplesOfPass(2, 1, heightPx)))
                .filter(pass -> pass.rows > 0 && pass.rowBytes > 1)
                .toList();
    }

    private Pass pass(long width, long height) {
        return new Pass(height, 1 + (width * channels() * bitDepth + 7) / 8);
    }

    private static long samplesOfPass(int step, int start, long length) {
        return length <= start ? 0 : (length - start + step - 1) / step;
    }

    private int channels() {
        return switch (colourType) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }
}
