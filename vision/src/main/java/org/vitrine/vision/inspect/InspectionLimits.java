package org.vitrine.vision.inspect;

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
    public static final long MOST_DECODED_BYTES = 128L << 20;

    /** 100 megapixels (the largest medium-format camera backs), 8 px, 1000 frames. */
    public static final InspectionLimits STANDARD = new InspectionLimits(100_000_000, 8, 1_000);

    public InspectionLimits {
        if (maxPixels < 1 || minEdgePx < 1 || maxFrames < 1) {
            throw new IllegalArgumentException("limits must be at least 1: maxPixels %d, minEdgePx %d, maxFrames %d"
                    .formatted(maxPixels, minEdgePx, maxFrames));
        }
    }

    /** Refuses a picture with too many pixels, too short an edge, or no pixels. */
    void admit(long widthPx, long heightPx) {
        if (widthPx < 1 || heightPx < 1) {
            throw InspectionRefusal.damaged("its header says %d × %d pixels".formatted(widthPx, heightPx));
        }
        // The product of two unsigned 32-bit numbers may overflow a long; a quotient does not.
        if (widthPx > maxPixels / heightPx) {
            throw new InspectionRefusal(
                    ReasonCode.TOO_MANY_PIXELS,
                    "The picture has %d × %d pixels; at most %d megapixels are taken: send a smaller copy."
                            .formatted(widthPx, heightPx, maxPixels / 1_000_000));
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
     * @param what kind of file, for the sentence
     */
    void admitWhole(long pixels, double bytesPerPixel, String what) {
        if (pixels * bytesPerPixel > MOST_DECODED_BYTES) {
            throw new InspectionRefusal(
                    ReasonCode.TOO_MANY_PIXELS,
                    "A %s of this kind can only be decoded whole, and %d megapixels of it need too much memory; at most %d are taken: send a smaller copy, or a baseline JPEG."
                            .formatted(what, pixels / 1_000_000, (long) (MOST_DECODED_BYTES / bytesPerPixel / 1e6)));
        }
    }

    void admitFrames(int frames) {
        if (frames > maxFrames) {
            throw new InspectionRefusal(
                    ReasonCode.TOO_MANY_FRAMES,
                    "The file has more than %d frames or pages: send the one to be looked at.".formatted(maxFrames));
        }
    }
}
