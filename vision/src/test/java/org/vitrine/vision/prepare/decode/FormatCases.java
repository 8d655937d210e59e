package org.vitrine.vision.prepare.decode;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All kinds of files that are decoded, and the kinds that are refused: the rows of {@code docs/formats.md}. */
final class FormatCases {

    static final int[] OPAQUE = {255, 255, 255, 255};
    /**
     * Opacity of the patches, in which the upper right one is transparent and the lower right one half transparent.
     */
    static final int[] CUT = {255, 0, 255, 128};

    static final int[][] RGB = {{200, 60, 40}, {40, 160, 60}, {50, 80, 200}, {230, 220, 90}};
    /** The same with opacity {@link #CUT} over grey of 128, computed by hand: 128 + (colour − 128) × 128 / 255. */
    static final int[][] RGB_CUT = {{200, 60, 40}, {128, 128, 128}, {50, 80, 200}, {179, 174, 109}};

    static final int[] GREY = {200, 60, 120, 30};
    static final int[][] GREYS = {{200, 200, 200}, {60, 60, 60}, {120, 120, 120}, {30, 30, 30}};
    static final int[][] GREYS_CUT = {{200, 200, 200}, {128, 128, 128}, {120, 120, 120}, {79, 79, 79}};

    /** Cyan, magenta, yellow, black; and their red, green, blue by (255 − ink) × (255 − black) / 255. */
    static final int[][] INKS = {{51, 204, 204, 0}, {204, 51, 153, 51}, {0, 0, 0, 102}, {255, 102, 0, 0}};

    static final int[][] INKS_RGB = {{204, 51, 51}, {41, 163, 82}, {153, 153, 153}, {0, 153, 255}};
    static final int[][] INKS_RGB_CUT = {{204, 51, 51}, {128, 128, 128}, {153, 153, 153}, {64, 141, 192}};

    private FormatCases() {}

    static List<FormatCase> all() {
        return Stream.of(
                        JpegCases.all(),
                        PngCases.all(),
                        PngColourCases.all(),
                        AnimatedPngCases.all(),
                        TiffCases.shades(),
                        TiffColourCases.rgb(),
                        TiffColourCases.inks(),
                        TiffCases.pages(),
                        TiffLayoutCases.all(),
                        OtherCases.all(),
                        TiffCases.notTaken(),
                        OtherCases.notTaken())
                .flatMap(List::stream)
                .toList();
    }

    static FormatCase.Expected decoded(int[][] rgb) {
        return new FormatCase.Expected.Decoded(rgb, OPAQUE, 1, "");
    }

    static FormatCase.Expected withTransparency(int[][] rgb) {
        return new FormatCase.Expected.Decoded(rgb, CUT, 2, "");
    }

    static FormatCase.Expected fullyTransparent(int[][] rgb) {
        return new FormatCase.Expected.Decoded(rgb, OPAQUE, 1, "the whole picture is transparent");
    }

    /** The file states other colours, which are not applied. */
    static FormatCase.Expected takenAsSrgb(int[][] rgb) {
        return new FormatCase.Expected.Decoded(rgb, OPAQUE, 1, "colours are taken as sRGB");
    }

    static FormatCase.Expected lossy(int[][] rgb) {
        return new FormatCase.Expected.Decoded(rgb, OPAQUE, 5, "");
    }

    static FormatCase.Expected refusal(String what) {
        return new FormatCase.Expected.Refused(what);
    }

    /** Returns a byte as a sample of a number of bits. */
    static int sample(int value, int bits) {
        return bits == 16 ? value * 257 : value >> 8 - bits;
    }

    /** Returns the bytes for which samples of fewer bits stand. */
    static int[][] rounded(int[][] rgb, int bits) {
        var rounded = new int[rgb.length][3];
        for (int i = 0; i < rgb.length; i++) {
            for (int c = 0; c < 3; c++) {
                int most = (1 << bits) - 1;
                rounded[i][c] = (int) Math.round((rgb[i][c] >> 8 - bits) * 255.0 / most);
            }
        }
        return rounded;
    }

    /** Returns the samples of a patch at a depth, followed by others. */
    static int[] samples(int[] colour, int bits, int... others) {
        var samples = new int[colour.length + others.length];
        for (int i = 0; i < colour.length; i++) {
            samples[i] = sample(colour[i], bits);
        }
        for (int i = 0; i < others.length; i++) {
            samples[colour.length + i] = sample(others[i], bits);
        }
        return samples;
    }

    /** Returns the samples of a patch multiplied by an alpha that follows them. */
    static int[] associated(int[] colour, int bits, int alpha) {
        var multiplied = new int[colour.length];
        for (int i = 0; i < colour.length; i++) {
            multiplied[i] = (colour[i] * alpha + 127) / 255;
        }
        return samples(multiplied, bits, alpha);
    }

    static int[] grey(int patch) {
        return new int[] {GREY[patch]};
    }

    static List<ByteOrder> orders() {
        return new ArrayList<>(List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN));
    }
}
