package org.vitrine.vision.prepare.decode;

import static org.vitrine.vision.prepare.decode.FormatCases.CUT;
import static org.vitrine.vision.prepare.decode.FormatCases.associated;
import static org.vitrine.vision.prepare.decode.FormatCases.decoded;
import static org.vitrine.vision.prepare.decode.FormatCases.fullyTransparent;
import static org.vitrine.vision.prepare.decode.FormatCases.rounded;
import static org.vitrine.vision.prepare.decode.FormatCases.samples;
import static org.vitrine.vision.prepare.decode.FormatCases.withTransparency;
import static org.vitrine.vision.prepare.decode.TiffCases.EXTRA_SAMPLES;
import static org.vitrine.vision.prepare.decode.TiffCases.file;
import static org.vitrine.vision.prepare.decode.TiffCases.tiff;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Cases of TIFF in colour: RGB, palette and CMYK, with and without alpha. */
final class TiffColourCases {

    private TiffColourCases() {}

    /** Cases of RGB and of palettes. */
    static List<FormatCase> rgb() {
        List<FormatCase> cases = new ArrayList<>();
        for (int bits : new int[] {2, 8, 16}) {
            var colours = bits < 8 ? rounded(FormatCases.RGB, bits) : FormatCases.RGB;
            cases.add(tiff(
                    bits,
                    "RGB",
                    "none",
                    file(2, bits, 3, patch -> samples(FormatCases.RGB[patch], bits), _ -> {}),
                    decoded(colours)));
        }
        for (int bits : new int[] {8, 16}) {
            cases.addAll(extraSamples(bits));
            for (var order : FormatCases.orders()) {
                for (boolean planar : new boolean[] {false, true}) {
                    cases.add(tiff(
                            bits,
                            "RGB, %s, %s"
                                    .formatted(
                                            order == ByteOrder.BIG_ENDIAN ? "MM" : "II", planar ? "planar" : "chunky"),
                            "unassociated, deflated",
                            file(
                                    order,
                                    2,
                                    bits,
                                    4,
                                    patch -> samples(FormatCases.RGB[patch], bits, CUT[patch]),
                                    page -> page.tag(EXTRA_SAMPLES, 2),
                                    planar,
                                    true),
                            withTransparency(FormatCases.RGB_CUT)));
                }
            }
        }
        for (int bits : new int[] {2, 4, 8}) {
            cases.add(tiff(
                    bits,
                    "palette",
                    "none",
                    file(3, bits, 1, patch -> new int[] {patch}, page -> page.tag(320, map(bits))),
                    decoded(FormatCases.RGB)));
        }
        return cases;
    }

    private static List<FormatCase> extraSamples(int bits) {
        return List.of(
                tiff(
                        bits,
                        "RGB",
                        "unassociated",
                        file(
                                2,
                                bits,
                                4,
                                patch -> samples(FormatCases.RGB[patch], bits, CUT[patch]),
                                page -> page.tag(EXTRA_SAMPLES, 2)),
                        withTransparency(FormatCases.RGB_CUT)),
                tiff(
                        bits,
                        "RGB",
                        "associated",
                        file(
                                2,
                                bits,
                                4,
                                patch -> associated(FormatCases.RGB[patch], bits, CUT[patch]),
                                page -> page.tag(EXTRA_SAMPLES, 1)),
                        withTransparency(FormatCases.RGB_CUT)),
                tiff(
                        bits,
                        "RGB",
                        "unspecified sample (no alpha)",
                        file(
                                2,
                                bits,
                                4,
                                patch -> samples(FormatCases.RGB[patch], bits, CUT[patch]),
                                page -> page.tag(EXTRA_SAMPLES, 0)),
                        decoded(FormatCases.RGB)),
                tiff(
                        bits,
                        "RGB",
                        "a fourth sample without ExtraSamples (no alpha)",
                        file(2, bits, 4, patch -> samples(FormatCases.RGB[patch], bits, CUT[patch]), _ -> {}),
                        decoded(FormatCases.RGB)),
                tiff(
                        bits,
                        "RGB",
                        "two unspecified samples (no alpha)",
                        file(
                                2,
                                bits,
                                5,
                                patch -> samples(FormatCases.RGB[patch], bits, 0, CUT[patch]),
                                page -> page.tag(EXTRA_SAMPLES, 0, 0)),
                        decoded(FormatCases.RGB)),
                tiff(
                        bits,
                        "RGB",
                        "unspecified sample, then unassociated",
                        file(
                                2,
                                bits,
                                5,
                                patch -> samples(FormatCases.RGB[patch], bits, 77, CUT[patch]),
                                page -> page.tag(EXTRA_SAMPLES, 0, 2)),
                        withTransparency(FormatCases.RGB_CUT)),
                tiff(
                        bits,
                        "RGB",
                        "unassociated, 0 everywhere (treated as opaque)",
                        file(
                                2,
                                bits,
                                4,
                                patch -> samples(FormatCases.RGB[patch], bits, 0),
                                page -> page.tag(EXTRA_SAMPLES, 2)),
                        fullyTransparent(FormatCases.RGB)));
    }

    private static int[] map(int bits) {
        int entries = 1 << bits;
        var map = new int[3 * entries];
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < 4; i++) {
                map[c * entries + i] = FormatCases.RGB[i][c] * 257;
            }
        }
        return map;
    }

    static List<FormatCase> inks() {
        List<FormatCase> cases = new ArrayList<>();
        for (int bits : new int[] {8, 16}) {
            cases.add(tiff(
                    bits,
                    "CMYK",
                    "none",
                    file(5, bits, 4, patch -> samples(FormatCases.INKS[patch], bits), _ -> {}),
                    decoded(FormatCases.INKS_RGB)));
            cases.add(tiff(
                    bits,
                    "CMYK",
                    "unassociated",
                    file(
                            5,
                            bits,
                            5,
                            patch -> samples(FormatCases.INKS[patch], bits, CUT[patch]),
                            page -> page.tag(EXTRA_SAMPLES, 2)),
                    withTransparency(FormatCases.INKS_RGB_CUT)));
            cases.add(tiff(
                    bits,
                    "CMYK",
                    "unspecified sample (no alpha)",
                    file(
                            5,
                            bits,
                            5,
                            patch -> samples(FormatCases.INKS[patch], bits, CUT[patch]),
                            page -> page.tag(EXTRA_SAMPLES, 0)),
                    decoded(FormatCases.INKS_RGB)));
            cases.add(tiff(
                    bits,
                    "CMYK, planar",
                    "none",
                    file(
                            ByteOrder.BIG_ENDIAN,
                            5,
                            bits,
                            4,
                            patch -> samples(FormatCases.INKS[patch], bits),
                            _ -> {},
                            true,
                            false),
                    decoded(FormatCases.INKS_RGB)));
        }
        return cases;
    }
}
