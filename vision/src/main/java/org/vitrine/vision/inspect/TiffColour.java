package org.vitrine.vision.inspect;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Determines how the samples of a TIFF page are to be interpreted; refuses combinations that the decoders cannot read.
 */
final class TiffColour {

    static final int TRANSPARENCY_MASK = 4;
    static final int LUMA_AND_CHROMA = 6;

    private static final int BITS_PER_SAMPLE = 258;
    private static final int PHOTOMETRIC = 262;
    private static final int SAMPLES_PER_PIXEL = 277;
    private static final int PLANAR_CONFIGURATION = 284;
    private static final int TILE_OFFSETS = 324;
    private static final int INK_SET = 332;
    private static final int EXTRA_SAMPLES = 338;
    private static final int SAMPLE_FORMAT = 339;

    private static final int UNSIGNED_INTEGERS = 1;
    private static final int CHUNKY = 1;
    private static final int PLANAR = 2;
    private static final int CMYK_INKS = 1;
    private static final int ASSOCIATED = 1;
    private static final int UNASSOCIATED = 2;
    /** Largest number of samples per pixel; more than any camera, scanner or printing press has. */
    private static final int MAX_SAMPLES = 32;

    private final TiffDirectory page;

    private TiffColour(TiffDirectory page) {
        this.page = page;
    }

    static SampleFormat of(TiffDirectory page) {
        return new TiffColour(page).read();
    }

    private SampleFormat read() {
        var model = model();
        int samples = (int) Math.min(page.number(SAMPLES_PER_PIXEL, model.samples()), Integer.MAX_VALUE);
        if (samples < model.samples()) {
            throw InspectionRefusal.damaged(
                    "its pixels have %d samples, and their colour needs %d".formatted(samples, model.samples()));
        }
        if (samples > MAX_SAMPLES) {
            throw InspectionRefusal.unsupported("a TIFF with %d samples per pixel".formatted(samples));
        }
        int bits = bits(samples);
        requireDecodable(model, samples, bits);
        return new SampleFormat(model, bits, samples, alpha(model, samples), profile(), layout(samples));
    }

    private SampleFormat.Model model() {
        OptionalLong photometric = page.number(PHOTOMETRIC);
        if (photometric.isEmpty()) {
            throw InspectionRefusal.damaged("its picture's page does not state what its samples mean");
        }
        return switch ((int) photometric.getAsLong()) {
            case 0 -> SampleFormat.Model.GREY_INVERTED;
            case 1, TRANSPARENCY_MASK -> SampleFormat.Model.GREY;
            case 2, LUMA_AND_CHROMA -> SampleFormat.Model.RGB;
            case 3 -> SampleFormat.Model.PALETTE;
            case 5 -> SampleFormat.Model.CMYK;
            case 8, 9, 10 -> throw InspectionRefusal.unsupported("a TIFF in CIE L*a*b*");
            case 32803, 34892 -> throw InspectionRefusal.unsupported("a raw camera file");
            default -> throw InspectionRefusal.unsupported("a TIFF of an unusual kind");
        };
    }

    private int bits(int samples) {
        long bits = page.number(BITS_PER_SAMPLE, 0, 1);
        for (int i = 1; i < samples; i++) {
            if (page.number(BITS_PER_SAMPLE, i, bits) != bits) {
                throw InspectionRefusal.unsupported("a TIFF whose samples have different numbers of bits");
            }
        }
        for (int i = 0; i < samples; i++) {
            if (page.number(SAMPLE_FORMAT, i, UNSIGNED_INTEGERS) != UNSIGNED_INTEGERS) {
                throw InspectionRefusal.unsupported("a TIFF with %d-bit signed or floating samples".formatted(bits));
            }
        }
        if (!Set.of(1L, 2L, 4L, 8L, 16L).contains(bits)) {
            throw InspectionRefusal.unsupported("a TIFF with %d-bit samples".formatted(bits));
        }
        return (int) bits;
    }

    private void requireDecodable(SampleFormat.Model model, int samples, int bits) {
        if (model == SampleFormat.Model.CMYK && page.number(INK_SET, CMYK_INKS) != CMYK_INKS) {
            throw InspectionRefusal.unsupported("a TIFF in other inks than cyan, magenta, yellow and black");
        }
        boolean packed = bits < 8 && samples > 1;
        // TwelveMonkeys exchanges red and blue at 4 bits.
        boolean packedRgb = model == SampleFormat.Model.RGB && samples == 3 && bits == 2;
        if (packed && !packedRgb || model == SampleFormat.Model.CMYK && bits < 8) {
            throw InspectionRefusal.unsupported("a TIFF with %d samples of %d bits per pixel".formatted(samples, bits));
        }
        if (model == SampleFormat.Model.PALETTE && (bits > 8 || samples > 1)) {
            throw InspectionRefusal.unsupported(
                    "a TIFF with a palette and %d samples of %d bits per pixel".formatted(samples, bits));
        }
    }

    /** Returns the first extra sample that the file declares as alpha; other extra samples are ignored. */
    private SampleFormat.Alpha alpha(SampleFormat.Model model, int samples) {
        for (int i = 0; i < samples - model.samples(); i++) {
            long kind = page.number(EXTRA_SAMPLES, i, 0);
            if (kind == ASSOCIATED || kind == UNASSOCIATED) {
                return new SampleFormat.Alpha.Sample(model.samples() + i, kind == ASSOCIATED);
            }
        }
        return new SampleFormat.Alpha.None();
    }

    private SampleFormat.Layout layout(int samples) {
        boolean planar = samples > 1 && page.number(PLANAR_CONFIGURATION, CHUNKY) == PLANAR;
        return new SampleFormat.Layout(page.has(TILE_OFFSETS), planar);
    }

    private Optional<IccProfile> profile() {
        byte[] profile = page.profile();
        return profile.length == 0
                ? Optional.empty()
                : Optional.of(profile.length > IccProfile.MAX_BYTES ? IccProfile.UNREADABLE : new IccProfile(profile));
    }
}
