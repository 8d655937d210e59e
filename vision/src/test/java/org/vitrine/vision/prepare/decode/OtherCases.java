package org.vitrine.vision.prepare.decode;

import static org.vitrine.vision.prepare.decode.FormatCases.CUT;
import static org.vitrine.vision.prepare.decode.FormatCases.decoded;
import static org.vitrine.vision.prepare.decode.FormatCases.refusal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.inspect.HeifFile;

/** Cases of WebP, GIF and BMP, and of formats that are not accepted. */
final class OtherCases {

    private static final int[] PALETTE = {0xc83c28, 0x28a03c, 0x3250c8, 0xe6dc5a};
    private static final int[] MASKS = {0xff0000, 0xff00, 0xff};
    private static final int[] MASKS_AND_ALPHA = {0xff0000, 0xff00, 0xff, 0xff000000};

    private OtherCases() {}

    static List<FormatCase> all() {
        List<FormatCase> cases = new ArrayList<>();
        cases.add(webp("lossless", "none", 101, false, decoded(FormatCases.RGB)));
        cases.add(webp("lossless", "straight", 101, true, FormatCases.withTransparency(FormatCases.RGB_CUT)));
        cases.add(webp(
                "lossy",
                "none",
                95,
                false,
                new FormatCase.Expected.Decoded(FormatCases.RGB, FormatCases.OPAQUE, 6, "")));
        cases.add(
                webp("lossy", "straight", 95, true, new FormatCase.Expected.Decoded(FormatCases.RGB_CUT, CUT, 6, "")));
        cases.add(animation("animated", 1, decoded(FormatCases.RGB)));
        cases.add(animation("animated, first frame smaller than its canvas", 2, refusal("does not fill its canvas")));
        cases.addAll(heifs());
        cases.addAll(gifs());
        cases.addAll(bitmaps());
        return cases;
    }

    private static FormatCase webp(
            String kind, String alpha, int quality, boolean withAlpha, FormatCase.Expected expected) {
        return new FormatCase(
                "WebP",
                "8",
                "RGB, " + kind,
                alpha,
                true,
                orientation -> webp(orientation, quality, withAlpha),
                expected);
    }

    private static byte[] webp(int orientation, int quality, boolean withAlpha) {
        return Chunks.withOrientation(
                simple(orientation, quality, withAlpha),
                FormatScene.storedWidth(orientation),
                FormatScene.storedHeight(orientation),
                withAlpha,
                orientation);
    }

    private static byte[] simple(int orientation, int quality, boolean withAlpha) {
        int width = FormatScene.storedWidth(orientation);
        int height = FormatScene.storedHeight(orientation);
        int channels = withAlpha ? 4 : 3;
        var pixels =
                FormatScene.stored(orientation, patch -> FormatCases.samples(FormatCases.RGB[patch], 8, CUT[patch]));
        var bytes = new byte[width * height * channels];
        for (int i = 0; i < width * height; i++) {
            int[] rgba = pixels.at(i % width, i / width);
            for (int c = 0; c < channels; c++) {
                bytes[i * channels + c] = (byte) rgba[c < 3 ? 2 - c : 3];
            }
        }
        try (var scope = new PointerScope()) {
            var picture = new Mat(height, width, opencv_core.CV_8UC(channels), new BytePointer(bytes));
            var encoded = new BytePointer();
            opencv_imgcodecs.imencode(
                    ".webp", picture, encoded, new IntPointer(opencv_imgcodecs.IMWRITE_WEBP_QUALITY, quality));
            var file = new byte[(int) encoded.limit()];
            encoded.get(file);
            return file;
        }
    }

    private static FormatCase animation(String kind, int times, FormatCase.Expected expected) {
        return new FormatCase(
                "WebP",
                "8",
                "RGB, " + kind,
                "none",
                false,
                _ -> Chunks.animated(
                        simple(1, 101, false),
                        FormatScene.WIDTH,
                        FormatScene.HEIGHT,
                        FormatScene.WIDTH * times,
                        FormatScene.HEIGHT * times),
                expected);
    }

    /** Cases that are stored upright; {@code HeifDecoderTest} tests the rotation that a file states. */
    private static List<FormatCase> heifs() {
        int[][] cut = FormatCases.RGB.clone();
        cut[1] = new int[] {128, 128, 128};
        return List.of(
                new FormatCase(
                        "HEIF",
                        "8",
                        "RGB, HEVC-coded (HEIC)",
                        "none",
                        false,
                        _ -> HeifFile.plain(),
                        new FormatCase.Expected.Decoded(FormatCases.RGB, FormatCases.OPAQUE, 6, "")),
                new FormatCase(
                        "HEIF",
                        "8",
                        "RGB, HEVC-coded (HEIC)",
                        "straight",
                        false,
                        _ -> HeifFile.withAlpha(),
                        new FormatCase.Expected.Decoded(cut, new int[] {255, 0, 255, 255}, 6, "")));
    }

    private static List<FormatCase> gifs() {
        int[] canvas = {FormatScene.WIDTH, FormatScene.HEIGHT};
        int[] whole = {0, 0, FormatScene.WIDTH, FormatScene.HEIGHT};
        // The lower right quarter lies outside the frame, which is as high as the canvas and half as wide, or the other
        // way round.
        int[] left = {0, 0, FormatScene.WIDTH / 2, FormatScene.HEIGHT};
        int[] below = {0, FormatScene.HEIGHT / 2, FormatScene.WIDTH, FormatScene.HEIGHT / 2};
        var pixels = FormatScene.stored(1, patch -> new int[] {patch});
        int[] grey = {128, 128, 128};
        int[][] rgb = FormatCases.RGB;
        return List.of(
                gif("none", Chunks.gif(canvas, whole, PALETTE, -1, pixels), decoded(rgb)),
                gif(
                        "one entry of the palette",
                        Chunks.gif(canvas, whole, PALETTE, 1, pixels),
                        new FormatCase.Expected.Decoded(
                                new int[][] {rgb[0], grey, rgb[2], rgb[3]}, new int[] {255, 0, 255, 255}, 1, "")),
                gif(
                        "first frame is the left half of the canvas",
                        Chunks.gif(canvas, left, PALETTE, -1, pixels),
                        new FormatCase.Expected.Decoded(
                                new int[][] {rgb[0], grey, rgb[2], grey}, new int[] {255, 0, 255, 0}, 1, "")),
                gif(
                        "first frame is the lower half of the canvas",
                        Chunks.gif(canvas, below, PALETTE, -1, (x, y) -> pixels.at(x, y + FormatScene.HEIGHT / 2)),
                        new FormatCase.Expected.Decoded(
                                new int[][] {grey, grey, rgb[2], rgb[3]}, new int[] {0, 0, 255, 255}, 1, "")));
    }

    private static FormatCase gif(String alpha, byte[] file, FormatCase.Expected expected) {
        return new FormatCase("GIF", "8", "palette", alpha, false, _ -> file, expected);
    }

    private static List<FormatCase> bitmaps() {
        return List.of(
                bmp(24, "RGB", "none", 40, new int[0], patch -> bgr(patch), decoded(FormatCases.RGB)),
                bmp(
                        32,
                        "RGB",
                        "unused byte (no alpha)",
                        40,
                        new int[0],
                        patch -> bgra(patch),
                        decoded(FormatCases.RGB)),
                bmp(
                        32,
                        "RGB, masks",
                        "unused byte (no alpha)",
                        40,
                        MASKS,
                        patch -> bgra(patch),
                        decoded(FormatCases.RGB)),
                bmp(
                        32,
                        "RGB, version 4",
                        "mask",
                        108,
                        MASKS_AND_ALPHA,
                        patch -> bgra(patch),
                        FormatCases.withTransparency(FormatCases.RGB_CUT)),
                bmp(
                        32,
                        "RGB, version 5",
                        "mask",
                        124,
                        MASKS_AND_ALPHA,
                        patch -> bgra(patch),
                        FormatCases.withTransparency(FormatCases.RGB_CUT)),
                bmp(
                        32,
                        "RGB, version 5",
                        "no mask (no alpha)",
                        124,
                        MASKS,
                        patch -> bgra(patch),
                        decoded(FormatCases.RGB)),
                bmp(
                        16,
                        "RGB, 5 bits each",
                        "none",
                        40,
                        new int[0],
                        patch -> fives(patch),
                        decoded(FormatCases.rounded(FormatCases.RGB, 5))));
    }

    private static FormatCase bmp(
            int bits,
            String colour,
            String alpha,
            int headerBytes,
            int[] masks,
            FormatScene.Patch patch,
            FormatCase.Expected expected) {
        var file = Chunks.bmp(
                FormatScene.WIDTH, FormatScene.HEIGHT, bits, headerBytes, masks, FormatScene.stored(1, patch));
        return new FormatCase("BMP", String.valueOf(bits), colour, alpha, false, _ -> file, expected);
    }

    private static int[] bgr(int patch) {
        int[] rgb = FormatCases.RGB[patch];
        return new int[] {rgb[2], rgb[1], rgb[0]};
    }

    private static int[] bgra(int patch) {
        int[] rgb = FormatCases.RGB[patch];
        return new int[] {rgb[2], rgb[1], rgb[0], CUT[patch]};
    }

    private static int[] fives(int patch) {
        int[] rgb = FormatCases.RGB[patch];
        int packed = rgb[0] >> 3 << 10 | rgb[1] >> 3 << 5 | rgb[2] >> 3;
        return new int[] {packed & 0xff, packed >> 8};
    }

    static List<FormatCase> notTaken() {
        return List.of(
                foreign("AVIF", "\0\0\0\u0018ftypavif\0\0\0\0", "AVIF"),
                foreign("JPEG 2000", "\0\0\0\fjP  \r\n\u0087\n", "JPEG 2000"),
                foreign("JPEG XL", "\u00ff\n\0\0\0\0", "JPEG XL"),
                foreign("BigTIFF", "II+\0\b\0\0\0", "BigTIFF"),
                foreign("Photoshop", "8BPS\0\1\0\0", "Photoshop"),
                foreign("OpenEXR", "v/1\1\2\0\0\0", "OpenEXR"),
                foreign("PDF", "%PDF-1.7\n", "PDF"),
                foreign("SVG", "<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"));
    }

    private static FormatCase foreign(String format, String start, String what) {
        byte[] file = start.getBytes(StandardCharsets.ISO_8859_1);
        return new FormatCase(format, "any", "any", "any", false, _ -> file, refusal(what));
    }
}
