package org.vitrine.vision.prepare.decode;

import static org.vitrine.vision.prepare.decode.FormatCases.decoded;
import static org.vitrine.vision.prepare.decode.FormatCases.grey;
import static org.vitrine.vision.prepare.decode.FormatCases.samples;
import static org.vitrine.vision.prepare.decode.FormatCases.takenAsSrgb;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Cases of PNG that state colours without an ICC profile: gamma, primaries and code points. */
final class PngColourCases {

    private static final byte[] LINEAR = numbers("gAMA", 100_000);
    private static final byte[] GAMMA_OF_SRGB = numbers("gAMA", 45_455);
    private static final byte[] PRIMARIES_OF_SRGB =
            numbers("cHRM", 31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000);
    private static final byte[] PRIMARIES_OF_ADOBE_RGB =
            numbers("cHRM", 31_270, 32_900, 64_000, 33_000, 21_000, 71_000, 15_000, 6_000);
    private static final byte[] SRGB = Chunks.chunk("sRGB", new byte[] {0});
    private static final byte[] CODED_AS_SRGB = Chunks.chunk("cICP", new byte[] {1, 13, 0, 1});
    private static final byte[] CODED_AS_DISPLAY_P3 = Chunks.chunk("cICP", new byte[] {12, 13, 0, 1});

    private PngColourCases() {}

    static List<FormatCase> all() {
        return List.of(
                greys("grey, gamma 1 (gAMA)", takenAsSrgb(FormatCases.GREYS), LINEAR),
                greys("grey, primaries of Adobe RGB (cHRM)", decoded(FormatCases.GREYS), PRIMARIES_OF_ADOBE_RGB),
                colours("RGB, gamma 1 (gAMA)", takenAsSrgb(FormatCases.RGB), LINEAR),
                colours("RGB, primaries of Adobe RGB (cHRM)", takenAsSrgb(FormatCases.RGB), PRIMARIES_OF_ADOBE_RGB),
                colours("RGB, Display P3 (cICP)", takenAsSrgb(FormatCases.RGB), CODED_AS_DISPLAY_P3, SRGB),
                colours("RGB, sRGB (gAMA, cHRM)", decoded(FormatCases.RGB), GAMMA_OF_SRGB, PRIMARIES_OF_SRGB),
                colours("RGB, sRGB (sRGB) beside gamma 1", decoded(FormatCases.RGB), SRGB, LINEAR),
                colours("RGB, sRGB (cICP) beside gamma 1", decoded(FormatCases.RGB), CODED_AS_SRGB, LINEAR));
    }

    private static FormatCase greys(String colour, FormatCase.Expected expected, byte[]... chunks) {
        return png(colour, 0, 1, patch -> samples(grey(patch), 8), expected, chunks);
    }

    private static FormatCase colours(String colour, FormatCase.Expected expected, byte[]... chunks) {
        return png(colour, 2, 3, patch -> samples(FormatCases.RGB[patch], 8), expected, chunks);
    }

    private static FormatCase png(
            String colour,
            int type,
            int samples,
            FormatScene.Patch patch,
            FormatCase.Expected expected,
            byte[]... chunks) {
        return new FormatCase(
                "PNG",
                "8",
                colour,
                "none",
                true,
                orientation -> {
                    var all = Arrays.copyOf(chunks, chunks.length + 1);
                    all[chunks.length] = Chunks.chunk("eXIf", Chunks.exif(orientation));
                    return Chunks.png(
                            FormatScene.storedWidth(orientation),
                            FormatScene.storedHeight(orientation),
                            8,
                            type,
                            samples,
                            FormatScene.stored(orientation, patch),
                            all);
                },
                expected);
    }

    /** Returns a chunk of numbers of 32 bits, which are the stated values times 100,000. */
    private static byte[] numbers(String type, int... values) {
        var body = ByteBuffer.allocate(Integer.BYTES * values.length);
        for (int value : values) {
            body.putInt(value);
        }
        return Chunks.chunk(type, body.array());
    }
}
