package org.vitrine.vision.prepare.decode;

import static org.vitrine.vision.prepare.decode.FormatCases.CUT;
import static org.vitrine.vision.prepare.decode.FormatCases.associated;
import static org.vitrine.vision.prepare.decode.FormatCases.decoded;
import static org.vitrine.vision.prepare.decode.FormatCases.grey;
import static org.vitrine.vision.prepare.decode.FormatCases.refusal;
import static org.vitrine.vision.prepare.decode.FormatCases.rounded;
import static org.vitrine.vision.prepare.decode.FormatCases.samples;
import static org.vitrine.vision.prepare.decode.FormatCases.withTransparency;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Cases of TIFF, which has more variants than all other formats together: grey, several pages, and what is refused.
 * {@link TiffColourCases} has those of colour.
 */
final class TiffCases {

    static final int EXTRA_SAMPLES = 338;

    private TiffCases() {}

    static IntFunction<byte[]> file(
            int photometric, int bits, int samples, FormatScene.Patch patch, Consumer<TiffFile.Page> tags) {
        return file(ByteOrder.LITTLE_ENDIAN, photometric, bits, samples, patch, tags, false, false);
    }

    static IntFunction<byte[]> file(
            ByteOrder order,
            int photometric,
            int bits,
            int samples,
            FormatScene.Patch patch,
            Consumer<TiffFile.Page> tags,
            boolean planar,
            boolean deflated) {
        return orientation -> {
            var file = TiffFile.of(order);
            tags.accept(file.page(
                            FormatScene.storedWidth(orientation),
                            FormatScene.storedHeight(orientation),
                            photometric,
                            bits,
                            samples,
                            FormatScene.stored(orientation, patch),
                            planar,
                            deflated)
                    .tag(274, orientation));
            return file.write();
        };
    }

    static FormatCase tiff(
            int bits, String colour, String alpha, IntFunction<byte[]> file, FormatCase.Expected expected) {
        return new FormatCase("TIFF", String.valueOf(bits), colour, alpha, true, file, expected);
    }

    static List<FormatCase> shades() {
        List<FormatCase> cases = new ArrayList<>();
        for (int bits : new int[] {1, 2, 4, 8, 16}) {
            var shades = bits < 8 ? rounded(FormatCases.GREYS, bits) : FormatCases.GREYS;
            cases.add(tiff(
                    bits,
                    "grey, black is zero",
                    "none",
                    file(1, bits, 1, patch -> samples(grey(patch), bits), _ -> {}),
                    decoded(shades)));
            cases.add(tiff(
                    bits,
                    "grey, white is zero",
                    "none",
                    file(0, bits, 1, patch -> inverted(samples(grey(patch), bits), bits, 1), _ -> {}),
                    decoded(shades)));
        }
        for (int bits : new int[] {8, 16}) {
            for (boolean inverted : new boolean[] {false, true}) {
                var name = inverted ? "grey, white is zero" : "grey, black is zero";
                int photometric = inverted ? 0 : 1;
                cases.add(tiff(
                        bits,
                        name,
                        "unassociated",
                        file(
                                photometric,
                                bits,
                                2,
                                patch -> inverted(samples(grey(patch), bits, CUT[patch]), bits, inverted ? 1 : 0),
                                page -> page.tag(EXTRA_SAMPLES, 2)),
                        withTransparency(FormatCases.GREYS_CUT)));
                cases.add(tiff(
                        bits,
                        name,
                        "unspecified sample (no alpha)",
                        file(
                                photometric,
                                bits,
                                2,
                                patch -> inverted(samples(grey(patch), bits, CUT[patch]), bits, inverted ? 1 : 0),
                                page -> page.tag(EXTRA_SAMPLES, 0)),
                        decoded(FormatCases.GREYS)));
            }
            cases.add(tiff(
                    bits,
                    "grey, black is zero",
                    "associated",
                    file(
                            1,
                            bits,
                            2,
                            patch -> associated(grey(patch), bits, CUT[patch]),
                            page -> page.tag(EXTRA_SAMPLES, 1)),
                    withTransparency(FormatCases.GREYS_CUT)));
        }
        return cases;
    }

    private static int[] inverted(int[] samples, int bits, int count) {
        for (int i = 0; i < count; i++) {
            samples[i] = (1 << bits) - 1 - samples[i];
        }
        return samples;
    }

    /** Cases in which the first page is a reduced copy or a mask, and the second is the picture. */
    static List<FormatCase> pages() {
        return List.of(
                new FormatCase(
                        "TIFF", "8", "RGB, first page a reduced copy", "none", true, withCopyFirst(254, 1), second()),
                new FormatCase(
                        "TIFF",
                        "8",
                        "RGB, first page a reduced copy by the old tag",
                        "none",
                        true,
                        withCopyFirst(255, 2),
                        second()),
                new FormatCase("TIFF", "8", "RGB, first page a mask", "none", true, withCopyFirst(254, 4), second()));
    }

    private static FormatCase.Expected second() {
        return new FormatCase.Expected.Decoded(FormatCases.RGB, FormatCases.OPAQUE, 1, "page 2 of 2");
    }

    private static IntFunction<byte[]> withCopyFirst(int tag, int value) {
        return orientation -> {
            var file = TiffFile.of(ByteOrder.LITTLE_ENDIAN);
            file.page(12, 10, 1, 8, 1, (_, _) -> new int[] {99}).tag(tag, value);
            file.page(
                            FormatScene.storedWidth(orientation),
                            FormatScene.storedHeight(orientation),
                            2,
                            8,
                            3,
                            FormatScene.stored(orientation, patch -> FormatCases.RGB[patch]))
                    .tag(274, orientation);
            return file.write();
        };
    }

    static List<FormatCase> notTaken() {
        FormatScene.Patch rgb = patch -> samples(FormatCases.RGB[patch], 8);
        return List.of(
                tiff(8, "CIE L*a*b*", "none", file(8, 8, 3, rgb, _ -> {}), refusal("L*a*b*")),
                tiff(
                        16,
                        "RGB, floating",
                        "none",
                        file(2, 16, 3, rgb, page -> page.tag(339, 3, 3, 3)),
                        refusal("floating")),
                tiff(
                        8,
                        "separated, other inks",
                        "none",
                        file(5, 8, 4, patch -> samples(FormatCases.INKS[patch], 8), page -> page.tag(332, 2)),
                        refusal("other inks")),
                tiff(
                        4,
                        "grey",
                        "unassociated",
                        file(1, 4, 2, patch -> samples(grey(patch), 4, 15), page -> page.tag(EXTRA_SAMPLES, 2)),
                        refusal("2 samples of 4 bits")),
                tiff(
                        4,
                        "RGB",
                        "none",
                        file(2, 4, 3, patch -> samples(FormatCases.RGB[patch], 4), _ -> {}),
                        refusal("3 samples of 4 bits")),
                tiff(
                        8,
                        "RGB, samples of 8 and 16 bits",
                        "none",
                        file(2, 8, 3, rgb, page -> page.tag(258, 8, 16, 8)),
                        refusal("different numbers of bits")),
                tiff(
                        8,
                        "reduced copy, picture in a sub-directory",
                        "none",
                        file(2, 8, 3, rgb, page -> page.tag(254, 1).tag(330, 8)),
                        refusal("sub-directory")));
    }
}
