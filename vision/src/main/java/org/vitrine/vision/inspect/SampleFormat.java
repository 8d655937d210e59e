package org.vitrine.vision.inspect;

import java.util.List;
import java.util.Optional;

/**
 * What the samples of a picture mean.
 *
 * @param bitsPerSample as stored, 1 to 16
 * @param samplesPerPixel as stored, those of no meaning included; 1 for a palette
 * @param alpha what says which pixels are covered
 */
public record SampleFormat(
        Model model, int bitsPerSample, int samplesPerPixel, Alpha alpha, Optional<IccProfile> profile) {

    /** What a pixel is made of. */
    public enum Model {
        GREY(1),
        /** Grey with white as 0 (TIFF's WhiteIsZero). */
        GREY_INVERTED(1),
        /** Three light primaries, stored as they are or as luma and chroma. */
        RGB(3),
        PALETTE(1),
        /** Four inks, stored as they are (0 = no ink). */
        CMYK(4),
        /** Four inks as Adobe's JPEGs store them (255 = no ink). */
        CMYK_INVERTED(4),
        /** Four inks, the first three as luma and chroma, 255 = no ink. */
        YCCK(4);

        private final int samples;

        Model(int samples) {
            this.samples = samples;
        }

        /** Samples of colour in a pixel. */
        public int samples() {
            return samples;
        }
    }

    /** What says which pixels are covered. */
    public sealed interface Alpha {

        /** Every pixel is. */
        record None() implements Alpha {}

        /**
         * A sample of each pixel: 0 for not at all, the greatest value for wholly.
         *
         * @param index of the sample in its pixel, from 0
         * @param associated whether the colours of the pixel are multiplied by it already
         */
        record Sample(int index, boolean associated) implements Alpha {}

        /** The palette: entries have an alpha of their own. */
        record Palette() implements Alpha {}

        /** Pixels of exactly this colour are not covered: one sample of grey, or three of red, green, blue, as stored. */
        record Key(List<Integer> samples) implements Alpha {

            public Key {
                samples = List.copyOf(samples);
            }
        }
    }

    static SampleFormat opaque(Model model, int bitsPerSample) {
        return new SampleFormat(model, bitsPerSample, model.samples(), new Alpha.None(), Optional.empty());
    }

    /** With a straight alpha sample after those of the colour. */
    static SampleFormat withAlpha(Model model, int bitsPerSample) {
        return new SampleFormat(
                model, bitsPerSample, model.samples() + 1, new Alpha.Sample(model.samples(), false), Optional.empty());
    }

    SampleFormat with(Alpha other) {
        return new SampleFormat(model, bitsPerSample, samplesPerPixel, other, profile);
    }

    SampleFormat with(Optional<IccProfile> found) {
        return new SampleFormat(model, bitsPerSample, samplesPerPixel, alpha, found);
    }

    public boolean hasAlpha() {
        return !(alpha instanceof Alpha.None);
    }

    /** Whether pixels are inks. */
    public boolean inks() {
        return switch (model) {
            case GREY, GREY_INVERTED, RGB, PALETTE -> false;
            case CMYK, CMYK_INVERTED, YCCK -> true;
        };
    }

    /** Whether pixels have one sample of light. */
    public boolean grey() {
        return model == Model.GREY || model == Model.GREY_INVERTED;
    }
}
