package org.vitrine.vision.prepare.decode;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Pixels as a decoder returns them, before colour conversion.
 *
 * @param pixels 8 or 16 bits; the channels of the colour (grey; blue, green, red; or cyan, magenta, yellow, black with
 *     0 for no ink), and one more for alpha where {@code alpha} is not {@link Alpha#ABSENT}
 * @param alpha meaning of the last channel
 * @param upright whether the decoder has applied the orientation of the file
 */
record DecodedSamples(Mat pixels, Alpha alpha, boolean upright) {

    /** The meaning of the last channel. */
    enum Alpha {
        /** There is no alpha channel. */
        ABSENT,
        /** Opacity; the colours are not multiplied by it. */
        STRAIGHT,
        /** Opacity; the colours are multiplied by it. */
        ASSOCIATED,
        /** No meaning: the channel is ignored, and the picture is opaque. */
        IGNORED
    }

    static DecodedSamples opaque(Mat pixels) {
        return new DecodedSamples(pixels, Alpha.ABSENT, false);
    }

    DecodedSamples with(Mat otherPixels, Alpha otherAlpha) {
        return new DecodedSamples(otherPixels, otherAlpha, upright);
    }

    /** Returns the number of colour channels, without alpha. */
    int colourChannels() {
        return alpha == Alpha.ABSENT ? pixels.channels() : pixels.channels() - 1;
    }
}
