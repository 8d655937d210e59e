package org.vitrine.inference.statement;

/**
 * Width and height of a picture in pixels.
 *
 * @param widthPx at least 1
 * @param heightPx at least 1
 */
public record ImageExtent(int widthPx, int heightPx) {

    public ImageExtent {
        if (widthPx < 1 || heightPx < 1) {
            throw new IllegalArgumentException(
                    "a picture of %d × %d pixels has no pixels".formatted(widthPx, heightPx));
        }
    }

    /** Returns the shorter edge, in pixels. */
    public int shortest() {
        return Math.min(widthPx, heightPx);
    }

    /** Returns the longer edge, in pixels. */
    public int longest() {
        return Math.max(widthPx, heightPx);
    }

    /**
     * Whether a picture of this extent can be the whole original, scaled: the proportions agree to one pixel of
     * rounding. If not, the picture was cropped, and its boxes cannot be converted to the original.
     */
    public boolean isScaledFrom(ImageExtent original) {
        double scale = (double) longest() / original.longest();
        return Math.abs(original.widthPx() * scale - widthPx) <= 1
                && Math.abs(original.heightPx() * scale - heightPx) <= 1;
    }
}
