package org.vitrine.vision.inspect;

/**
 * What is taken at most, and at least, judged by the header alone.
 *
 * @param maxPixels most pixels of a picture, width × height; more is not decoded
 * @param minEdgePx fewest pixels of the shorter edge
 * @param maxFrames most frames of an animation, or pages; only the first is looked at
 */
public record Limits(long maxPixels, int minEdgePx, int maxFrames) {

    /** 100 megapixels (the largest medium-format backs), 8 px, 1000 frames. */
    public static final Limits STANDARD = new Limits(100_000_000, 8, 1_000);

    public Limits {
        if (maxPixels < 1 || minEdgePx < 1 || maxFrames < 1) {
            throw new IllegalArgumentException("limits must be at least 1: maxPixels %d, minEdgePx %d, maxFrames %d"
                    .formatted(maxPixels, minEdgePx, maxFrames));
        }
    }

    void admit(long widthPx, long heightPx) {
        if (widthPx < 1 || heightPx < 1) {
            throw Objection.damaged("its header says %d × %d pixels".formatted(widthPx, heightPx));
        }
        // The product of two unsigned 32-bit numbers may overflow a long; a quotient does not.
        if (widthPx > maxPixels / heightPx) {
            throw new Objection(
                    ReasonCode.TOO_MANY_PIXELS,
                    "The picture has %d × %d pixels; at most %d megapixels are taken: send a smaller copy."
                            .formatted(widthPx, heightPx, maxPixels / 1_000_000));
        }
        if (Math.min(widthPx, heightPx) < minEdgePx) {
            throw new Objection(
                    ReasonCode.TOO_SMALL,
                    "The picture has %d × %d pixels; its shorter edge must have at least %d: send a larger one."
                            .formatted(widthPx, heightPx, minEdgePx));
        }
    }

    void admitFrames(int frames) {
        if (frames > maxFrames) {
            throw new Objection(
                    ReasonCode.TOO_MANY_FRAMES,
                    "The file has more than %d frames or pages: send the one to be looked at.".formatted(maxFrames));
        }
    }
}
