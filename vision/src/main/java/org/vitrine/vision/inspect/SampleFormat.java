package org.vitrine.vision.inspect;

import java.util.List;
import java.util.Optional;

/**
 * How the samples of a picture are to be interpreted, as the header of the file states it.
 *
 * @param model colour model
 * @param bitsPerSample bits per sample as stored, 1 to 16
 * @param samplesPerPixel samples per pixel as stored, including those without a meaning; 1 for a palette
 * @param alpha where the opacity of pixels is stored
 * @param profile embedded colour profile; empty if there is none
 * @param layout order in which the samples are stored
 * @param unappliedChunk type of the chunk of a PNG that states other colours than sRGB and that no decoder applies; it
 *     matters only where there is no profile
 */
public record SampleFormat(
        Model model,
        int bitsPerSample,
        int samplesPerPixel,
        Alpha alpha,
        Optional<IccProfile> profile,
        Layout layout,
        Optional<String> unappliedChunk) {

    SampleFormat(
            Model model,
            int bitsPerSample,
            int samplesPerPixel,
            Alpha alpha,
            Optional<IccProfile> profile,
            Layout layout) {
        this(model, bitsPerSample, samplesPerPixel, alpha, profile, layout, Optional.empty());
    }

    /** The colour model of the stored samples. */
    public enum Model {
        GREY(1),
        /** Grey where 0 is white (TIFF's WhiteIsZero). */
        GREY_INVERTED(1),
        /** Red, green and blue, stored as such or as luma and chroma. */
        RGB(3),
        PALETTE(1),
        /** Cyan, magenta, yellow and black, where 0 is no ink. */
        CMYK(4),
        /** Cyan, magenta, yellow and black as Adobe's JPEGs store them, where 255 is no ink. */
        CMYK_INVERTED(4),
        /** Cyan, magenta and yellow as luma and chroma, and black; 255 is no ink. */
        YCCK(4);

        private final int samples;

        Model(int samples) {
            this.samples = samples;
        }

        /** Returns the number of colour samples per pixel, without alpha. */
        public int samples() {
            return samples;
        }
    }

    /** Where the opacity of pixels is stored. */
    public sealed interface Alpha {

        /** Nowhere: every pixel is opaque. */
        record None() implements Alpha {}

        /**
         * In one sample of each pixel: 0 is transparent, the greatest value is opaque.
         *
         * @param index position of the sample in its pixel, from 0
         * @param associated whether the colours of the pixel have been multiplied by it (premultiplied alpha)
         */
        record Sample(int index, boolean associated) implements Alpha {}

        /** In the palette: each entry has an alpha of its own. */
        record Palette() implements Alpha {}

        /**
         * Pixels of exactly this colour are transparent.
         *
         * @param samples the colour as stored: one sample of grey, or red, green and blue
         */
        record Key(List<Integer> samples) implements Alpha {

            public Key {
                samples = List.copyOf(samples);
            }
        }
    }

    /**
     * The order in which a file stores its samples. Only TIFF has a choice.
     *
     * @param tiled whether the picture is stored in tiles, not in rows
     * @param planar whether each colour is stored on its own, not with the other samples of its pixel
     */
    public record Layout(boolean tiled, boolean planar) {

        static final Layout ROWS = new Layout(false, false);
    }

    static SampleFormat opaque(Model model, int bitsPerSample) {
        return new SampleFormat(model, bitsPerSample, model.samples(), new Alpha.None(), Optional.empty(), Layout.ROWS);
    }

    /** A format with one straight (not premultiplied) alpha sample behind those of the colour. */
    static SampleFormat withAlpha(Model model, int bitsPerSample) {
        return new SampleFormat(
                model,
                bitsPerSample,
                model.samples() + 1,
                new Alpha.Sample(model.samples(), false),
                Optional.empty(),
                Layout.ROWS);
    }

    SampleFormat with(Alpha other) {
        return new SampleFormat(model, bitsPerSample, samplesPerPixel, other, profile, layout, unappliedChunk);
    }

    SampleFormat with(Optional<IccProfile> newProfile) {
        return new SampleFormat(model, bitsPerSample, samplesPerPixel, alpha, newProfile, layout, unappliedChunk);
    }

    SampleFormat withUnappliedChunk(Optional<String> chunk) {
        return new SampleFormat(model, bitsPerSample, samplesPerPixel, alpha, profile, layout, chunk);
    }

    public boolean hasAlpha() {
        return !(alpha instanceof Alpha.None);
    }

    /** Whether the samples are amounts of ink. */
    public boolean isInk() {
        return switch (model) {
            case GREY, GREY_INVERTED, RGB, PALETTE -> false;
            case CMYK, CMYK_INVERTED, YCCK -> true;
        };
    }

    /** Whether pixels have one sample of grey. */
    public boolean isGrey() {
        return model == Model.GREY || model == Model.GREY_INVERTED;
    }
}
