package org.vitrine.vision.prepare.decode;

import static org.vitrine.vision.prepare.decode.FormatCases.lossy;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntFunction;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Cases of JPEG with one, three and four components. */
final class JpegCases {

    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;

    private JpegCases() {}

    static List<FormatCase> all() {
        return List.of(
                withoutEndMarker("RGB, baseline, without its end marker", false, new byte[0]),
                withoutEndMarker("RGB, progressive, without its end marker", true, new byte[0]),
                withoutEndMarker("RGB, baseline, a film in place of its end marker", false, film()),
                withoutEndMarker("RGB, progressive, a film in place of its end marker", true, film()),
                jpeg("grey", orientation -> written(grey(orientation), false), lossy(FormatCases.GREYS)),
                jpeg(
                        "RGB (luma and chroma), baseline",
                        orientation -> written(rgb(orientation), false),
                        lossy(FormatCases.RGB)),
                jpeg(
                        "RGB (luma and chroma), progressive",
                        orientation -> written(rgb(orientation), true),
                        lossy(FormatCases.RGB)),
                jpeg(
                        "RGB, not transformed (Adobe)",
                        orientation -> adobe(untransformed(orientation, patch -> FormatCases.RGB[patch]), 0),
                        lossy(FormatCases.RGB)),
                jpeg(
                        "CMYK",
                        orientation -> inks(orientation, patch -> FormatCases.INKS[patch]),
                        lossy(FormatCases.INKS_RGB)),
                jpeg(
                        "CMYK, inverted (Adobe)",
                        orientation -> adobe(inks(orientation, JpegCases::inverted), 0),
                        lossy(FormatCases.INKS_RGB)),
                jpeg(
                        "YCCK (Adobe)",
                        orientation -> adobe(inks(orientation, JpegCases::lumaAndChroma), 2),
                        lossy(FormatCases.INKS_RGB)));
    }

    private static FormatCase withoutEndMarker(String colour, boolean progressive, byte[] after) {
        return jpeg(
                colour,
                orientation -> {
                    byte[] whole = written(rgb(orientation), progressive);
                    var cut = java.util.Arrays.copyOf(whole, whole.length - 2 + after.length);
                    System.arraycopy(after, 0, cut, whole.length - 2, after.length);
                    return cut;
                },
                new FormatCase.Expected.Decoded(
                        FormatCases.RGB, FormatCases.OPAQUE, 5, "lacks its end-of-image marker"));
    }

    /**
     * Returns a film as phones append it: a box that states what follows, and arbitrary bytes, including marker codes.
     */
    private static byte[] film() {
        var film = new byte[20_000];
        new java.util.Random(17).nextBytes(film);
        byte[] start = {0, 0, 0, 0x18, 'f', 't', 'y', 'p', 'm', 'p', '4', '2', 0, 0, 0, 0};
        System.arraycopy(start, 0, film, 0, start.length);
        return film;
    }

    private static FormatCase jpeg(String colour, IntFunction<byte[]> file, FormatCase.Expected expected) {
        return new FormatCase(
                "JPEG",
                "8",
                colour,
                "none",
                true,
                orientation -> Chunks.withSegment(
                        file.apply(orientation), APP1, Chunks.joined("Exif\0\0", Chunks.exif(orientation))),
                expected);
    }

    private static BufferedImage rgb(int orientation) {
        return picture(orientation, BufferedImage.TYPE_3BYTE_BGR, patch -> FormatCases.RGB[patch]);
    }

    private static BufferedImage grey(int orientation) {
        return picture(orientation, BufferedImage.TYPE_BYTE_GRAY, FormatCases::grey);
    }

    private static BufferedImage picture(int orientation, int type, FormatScene.Patch patch) {
        var picture =
                new BufferedImage(FormatScene.storedWidth(orientation), FormatScene.storedHeight(orientation), type);
        fill(picture.getRaster(), orientation, patch);
        return picture;
    }

    private static void fill(WritableRaster raster, int orientation, FormatScene.Patch patch) {
        var pixels = FormatScene.stored(orientation, patch);
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                raster.setPixel(x, y, pixels.at(x, y));
            }
        }
    }

    /** Encodes four components as given, without an Adobe marker. */
    static byte[] inks(int orientation, FormatScene.Patch patch) {
        return untransformed(orientation, patch);
    }

    /** Encodes as many components as the patches have, as given, without any marker of their meaning. */
    private static byte[] untransformed(int orientation, FormatScene.Patch patch) {
        var raster = Raster.createInterleavedRaster(
                DataBuffer.TYPE_BYTE,
                FormatScene.storedWidth(orientation),
                FormatScene.storedHeight(orientation),
                patch.samples(0).length,
                null);
        fill(raster, orientation, patch);
        return written(new IIOImage(raster, null, null), false);
    }

    static byte[] adobe(byte[] jpeg, int transform) {
        byte[] body = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
        return Chunks.withSegment(jpeg, APP14, body);
    }

    static int[] inverted(int patch) {
        return java.util.Arrays.stream(FormatCases.INKS[patch])
                .map(ink -> 255 - ink)
                .toArray();
    }

    /**
     * Returns luma and chroma of the inks themselves: Adobe stores inverted inks as if they were inverted light (T.871,
     * 6.2).
     */
    static int[] lumaAndChroma(int patch) {
        int[] ink = FormatCases.INKS[patch];
        double luma = 0.299 * ink[0] + 0.587 * ink[1] + 0.114 * ink[2];
        return new int[] {
            (int) Math.round(luma),
            (int) Math.clamp(Math.round(128 + (ink[2] - luma) / 1.772), 0, 255),
            (int) Math.clamp(Math.round(128 + (ink[0] - luma) / 1.402), 0, 255),
            255 - ink[3]
        };
    }

    private static byte[] written(BufferedImage picture, boolean progressive) {
        return written(new IIOImage(picture, null, null), progressive);
    }

    private static byte[] written(IIOImage picture, boolean progressive) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(1);
            how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.write(null, picture, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
