package org.vitrine.vision.inspect;

import java.util.Optional;

/**
 * What the samples of a picture mean.
 *
 * @param bitsPerSample as stored, 1 to 16
 * @param alpha whether the header promises transparency
 */
public record Colour(Model model, int bitsPerSample, boolean alpha, Optional<IccProfile> profile) {

    /** What a pixel is made of. */
    public enum Model {
        GREY,
        /** Three light primaries, stored as they are or as luma and chroma. */
        RGB,
        PALETTE,
        /** Four inks, stored as they are (0 = no ink). */
        CMYK,
        /** Four inks as Adobe's JPEGs store them (255 = no ink). */
        CMYK_INVERTED,
        /** Four inks, the first three as luma and chroma, 255 = no ink. */
        YCCK
    }

    static Colour of(Model model, int bitsPerSample, boolean alpha) {
        return new Colour(model, bitsPerSample, alpha, Optional.empty());
    }

    Colour with(Optional<IccProfile> found) {
        return new Colour(model, bitsPerSample, alpha, found);
    }

    /** Whether pixels are inks. */
    public boolean inks() {
        return switch (model) {
            case GREY, RGB, PALETTE -> false;
            case CMYK, CMYK_INVERTED, YCCK -> true;
        };
    }
}
