package org.vitrine.vision.prepare;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Pixels as a decoder gave them.
 *
 * @param pixels 8 or 16 bits; the channels of the colour (grey; blue, green, red; or cyan, magenta, yellow, black with 0 for no
 *     ink), and one more of alpha where {@code alpha} is not {@link Alpha#ABSENT}
 * @param upright whether the decoder has applied the orientation of the file
 */
record DecodedSamples(Mat pixels, Alpha alpha, boolean upright) {

    /** What the last channel means. */
    enum Alpha {
        /** There is none. */
        ABSENT,
        /** Coverage; colours are not multiplied by it. */
        STRAIGHT,
        /** Coverage; colours are multiplied by it. */
        ASSOCIATED,
        /** Nothing: the picture is opaque. */
        MEANINGLESS
    }

    static DecodedSamples opaque(Mat pixels) {
        return new DecodedSamples(pixels, Alpha.ABSENT, false);
    }

    DecodedSamples with(Mat otherPixels, Alpha otherAlpha) {
        return new DecodedSamples(otherPixels, otherAlpha, upright);
    }

    /** Channels of colour. */
    int colours() {
        return alpha == Alpha.ABSENT ? pixels.channels() : pixels.channels() - 1;
    }
}
