package org.vitrine.vision.prepare.decode;

import static org.vitrine.vision.prepare.decode.FormatCases.CUT;
import static org.vitrine.vision.prepare.decode.FormatCases.decoded;
import static org.vitrine.vision.prepare.decode.FormatCases.fullyTransparent;
import static org.vitrine.vision.prepare.decode.FormatCases.grey;
import static org.vitrine.vision.prepare.decode.FormatCases.rounded;
import static org.vitrine.vision.prepare.decode.FormatCases.sample;
import static org.vitrine.vision.prepare.decode.FormatCases.samples;
import static org.vitrine.vision.prepare.decode.FormatCases.withTransparency;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Cases of PNG in every depth and colour type, with alpha, a transparent palette or a transparent colour. */
final class PngCases {

    private static final int[] KEYED = {255, 0, 255, 255};

    private PngCases() {}

    private static IntFunction<byte[]> file(int bits, int type, int samples, FormatScene.Patch patch, byte[]... extra) {
        return orientation -> {
            var chunks = java.util.Arrays.copyOf(extra, extra.length + 1);
            chunks[extra.length] = Chunks.chunk("eXIf", Chunks.exif(orientation));
            return Chunks.png(
                    FormatScene.storedWidth(orientation),
                    FormatScene.storedHeight(orientation),
                    bits,
                    type,
                    samples,
                    FormatScene.stored(orientation, patch),
                    chunks);
        };
    }

    private static FormatCase png(
            int bits, String colour, String alpha, IntFunction<byte[]> file, FormatCase.Expected expected) {
        return new FormatCase("PNG", String.valueOf(bits), colour, alpha, true, file, expected);
    }

    static List<FormatCase> all() {
        List<FormatCase> cases = new ArrayList<>();
        for (int bits : new int[] {1, 2, 4, 8, 16}) {
            cases.addAll(greyOf(bits));
        }
        for (int bits : new int[] {8, 16}) {
            cases.addAll(colourOf(bits));
        }
        for (int bits : new int[] {2, 4, 8}) {
            cases.add(png(
                    bits,
                    "palette",
                    "none",
                    file(bits, 3, 1, patch -> new int[] {patch}, palette()),
                    decoded(FormatCases.RGB)));
            cases.add(png(
                    bits,
                    "palette",
                    "of its entries (tRNS)",
                    file(bits, 3, 1, patch -> new int[] {patch}, palette(), alphas()),
                    withTransparency(FormatCases.RGB_CUT)));
        }
        return cases;
    }

    private static List<FormatCase> greyOf(int bits) {
        var shades = bits < 8 ? rounded(FormatCases.GREYS, bits) : FormatCases.GREYS;
        var keyed = java.util.Arrays.copyOf(shades, 4);
        int key = sample(FormatCases.GREY[1], bits);
        var alpha = KEYED.clone();
        for (int i = 0; i < 4; i++) {
            if (sample(FormatCases.GREY[i], bits) == key) {
                alpha[i] = 0;
                keyed[i] = new int[] {128, 128, 128};
            }
        }
        List<FormatCase> cases = new ArrayList<>(List.of(
                png(bits, "grey", "none", file(bits, 0, 1, patch -> samples(grey(patch), bits)), decoded(shades)),
                png(
                        bits,
                        "grey",
                        "one colour (tRNS)",
                        file(bits, 0, 1, patch -> samples(grey(patch), bits), key(key)),
                        new FormatCase.Expected.Decoded(keyed, alpha, 1, ""))));
        if (bits >= 8) {
            cases.add(png(
                    bits,
                    "grey",
                    "straight",
                    file(bits, 4, 2, patch -> samples(grey(patch), bits, CUT[patch])),
                    withTransparency(FormatCases.GREYS_CUT)));
        }
        return cases;
    }

    private static List<FormatCase> colourOf(int bits) {
        int[] green = FormatCases.RGB[1];
        var keyed = java.util.Arrays.copyOf(FormatCases.RGB, 4);
        keyed[1] = new int[] {128, 128, 128};
        return List.of(
                png(
                        bits,
                        "RGB",
                        "none",
                        file(bits, 2, 3, patch -> samples(FormatCases.RGB[patch], bits)),
                        decoded(FormatCases.RGB)),
                png(
                        bits,
                        "RGB",
                        "one colour (tRNS)",
                        file(
                                bits,
                                2,
                                3,
                                patch -> samples(FormatCases.RGB[patch], bits),
                                key(sample(green[0], bits), sample(green[1], bits), sample(green[2], bits))),
                        new FormatCase.Expected.Decoded(keyed, KEYED, 1, "")),
                png(
                        bits,
                        "RGB",
                        "straight",
                        file(bits, 6, 4, patch -> samples(FormatCases.RGB[patch], bits, CUT[patch])),
                        withTransparency(FormatCases.RGB_CUT)),
                png(
                        bits,
                        "RGB",
                        "straight, 0 everywhere (treated as opaque)",
                        file(bits, 6, 4, patch -> samples(FormatCases.RGB[patch], bits, 0)),
                        fullyTransparent(FormatCases.RGB)));
    }

    private static byte[] key(int... samples) {
        var body = ByteBuffer.allocate(2 * samples.length);
        for (int sample : samples) {
            body.putShort((short) sample);
        }
        return Chunks.chunk("tRNS", body.array());
    }

    private static byte[] palette() {
        var body = ByteBuffer.allocate(12);
        for (int[] rgb : FormatCases.RGB) {
            for (int value : rgb) {
                body.put((byte) value);
            }
        }
        return Chunks.chunk("PLTE", body.array());
    }

    private static byte[] alphas() {
        var body = ByteBuffer.allocate(4);
        for (int alpha : CUT) {
            body.put((byte) alpha);
        }
        return Chunks.chunk("tRNS", body.array());
    }
}
