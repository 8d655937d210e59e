package org.vitrine.inference.statement;

/**
 * Width and height of a picture.
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

    public int shortest() {
        return Math.min(widthPx, heightPx);
    }

    public int longest() {
        return Math.max(widthPx, heightPx);
    }

    /**
     * Whether a picture of this extent can show the whole of another, scaled: both edges agree to a pixel of rounding. If
     * not, it was cropped, and boxes in it say nothing about the other.
     */
    public boolean isScaledFrom(ImageExtent original) {
        double scale = (double) longest() / original.longest();
        return Math.abs(original.widthPx() * scale - widthPx) <= 1
                && Math.abs(original.heightPx() * scale - heightPx) <= 1;
    }
}
