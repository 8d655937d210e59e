package org.vitrine.vision.inspect;

import java.math.BigDecimal;

/**
 * Limits on the size of a picture, checked in the header of the file before memory is allocated.
 *
 * @param maxPixels largest number of pixels, width × height, that is decoded
 * @param minEdgePx least length of the shorter edge, in pixels
 * @param maxFrames largest number of frames of an animation, or of pages; only one of them is decoded
 */
public record InspectionLimits(long maxPixels, int minEdgePx, int maxFrames) {

    /**
     * Largest size of decoded pixels in memory, in bytes, per photograph. With the file, copies and working pictures a
     * thread needs up to 256 MB.
     */
    public static final long MAX_DECODED_BYTES = 128L << 20;

    /** 100 megapixels (the largest medium-format camera backs), 8 px, 1000 frames. */
    public static final InspectionLimits STANDARD = new InspectionLimits(100_000_000, 8, 1_000);

    public InspectionLimits {
        if (maxPixels < 1 || minEdgePx < 1 || maxFrames < 1) {
            throw new IllegalArgumentException("limits must be at least 1: maxPixels %d, minEdgePx %d, maxFrames %d"
                    .formatted(maxPixels, minEdgePx, maxFrames));
        }
    }

    /** Refuses a picture with too many pixels, too short an edge, or no pixels. */
    void requireSize(long widthPx, long heightPx) {
        if (widthPx < 1 || heightPx < 1) {
            throw InspectionRefusal.damaged("its header states %d × %d pixels".formatted(widthPx, heightPx));
        }
        // The product of two unsigned 32-bit numbers may overflow a long; a quotient does not.
        if (widthPx > maxPixels / heightPx) {
            throw new InspectionRefusal(
                    ReasonCode.TOO_MANY_PIXELS,
                    "The picture has %d × %d pixels; at most %s megapixels are accepted: send a smaller copy."
                            .formatted(
                                    widthPx,
                                    heightPx,
                                    BigDecimal.valueOf(maxPixels, 6)
                                            .stripTrailingZeros()
                                            .toPlainString()));
        }
        if (Math.min(widthPx, heightPx) < minEdgePx) {
            throw new InspectionRefusal(
                    ReasonCode.TOO_SMALL,
                    "The picture has %d × %d pixels; its shorter edge must have at least %d: send a larger one."
                            .formatted(widthPx, heightPx, minEdgePx));
        }
    }

    /**
     * Refuses a picture that would need too much memory; for kinds of files that can only be decoded as a whole.
     *
     * @param fileKind kind of file, for the sentence
     */
    void requireMemory(long pixels, double bytesPerPixel, String fileKind) {
        if (pixels * bytesPerPixel > MAX_DECODED_BYTES) {
            throw new InspectionRefusal(
                    ReasonCode.TOO_MANY_PIXELS,
                    "A %s of this size needs too much memory: it has %d pixels; at most %d are accepted. Send a smaller copy or a baseline JPEG."
                            .formatted(fileKind, pixels, (long) (MAX_DECODED_BYTES / bytesPerPixel)));
        }
    }

    void requireFrames(int frames) {
        if (frames > maxFrames) {
            throw new InspectionRefusal(
                    ReasonCode.TOO_MANY_FRAMES,
                    "The file has more than %d frames or pages: send only the one that shows the object."
                            .formatted(maxFrames));
        }
    }
}
