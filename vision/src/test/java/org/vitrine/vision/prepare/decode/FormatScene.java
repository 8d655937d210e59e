package org.vitrine.vision.prepare.decode;

/**
 * The test picture: four patches of different colours, so that every rotation and mirroring is visible; 48 × 32 pixels
 * upright.
 */
final class FormatScene {

    static final int WIDTH = 48;
    static final int HEIGHT = 32;

    private FormatScene() {}

    /** Returns the samples of a pixel of the stored picture, from its position in the upright picture. */
    @FunctionalInterface
    interface Patch {
        int[] samples(int patch);
    }

    static int storedWidth(int orientation) {
        return orientation > 4 ? HEIGHT : WIDTH;
    }

    static int storedHeight(int orientation) {
        return orientation > 4 ? WIDTH : HEIGHT;
    }

    /**
     * Converts positions by EXIF 2.32, tag 274: it states which sides of the upright picture the first stored row and
     * column are.
     */
    static TiffFile.Pixels stored(int orientation, Patch patch) {
        return (x, y) -> {
            int left = orientation > 4 ? y : x;
            int top = orientation > 4 ? x : y;
            boolean fromRight = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
            boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
            int u = fromRight ? WIDTH - 1 - left : left;
            int v = fromBottom ? HEIGHT - 1 - top : top;
            return patch.samples((u < WIDTH / 2 ? 0 : 1) + (v < HEIGHT / 2 ? 0 : 2));
        };
    }
}
