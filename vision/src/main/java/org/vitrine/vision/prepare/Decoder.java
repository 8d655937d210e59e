package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_180;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_CLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_COUNTERCLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.rotate;
import static org.bytedeco.opencv.global.opencv_core.transpose;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.inspect.Colour;
import org.vitrine.vision.inspect.ImageFormat;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.Orientation;

/**
 * Encoded bytes that were inspected → an upright {@link Picture}.
 *
 * <p>JPEG goes through OpenCV, which refuses truncated files and can decode at a half, a quarter or an eighth; GIF and inks
 * that OpenCV would invert go through ImageIO; whatever one cannot read the other tries.
 */
final class Decoder {

    private Decoder() {}

    /** The picture, or empty where no decoder makes sense of the pixels. */
    static Optional<Picture> decode(byte[] file, Inspection.Accepted header, int enoughEdgePx) {
        var pixels = pixels(file, header, enoughEdgePx);
        return pixels.map(raw -> {
            var layered = Pixels.eightBit(raw);
            var bgr = upright(layered.bgr(), header.orientation());
            var alpha = layered.alpha().map(mask -> upright(mask, header.orientation()));
            return ColourSpace.toSrgb(new Picture(bgr, alpha, ""), header.colour());
        });
    }

    private static Optional<Mat> pixels(byte[] file, Inspection.Accepted header, int enoughEdgePx) {
        if (header.format() == ImageFormat.GIF || header.colour().model() == Colour.Model.CMYK) {
            return viaImageIo(file, header).or(() -> viaOpenCv(file, header, enoughEdgePx));
        }
        return viaOpenCv(file, header, enoughEdgePx).or(() -> viaImageIo(file, header));
    }

    private static Optional<Mat> viaOpenCv(byte[] file, Inspection.Accepted header, int enoughEdgePx) {
        int how = header.format() == ImageFormat.JPEG ? reduced(header, enoughEdgePx) : IMREAD_UNCHANGED;
        try {
            // imdecode reads the rows of a 1 × n matrix; the pointer is freed with the caller's scope.
            var encoded = new Mat(1, file.length, CV_8UC1, new BytePointer(file));
            var decoded = imdecode(encoded, how);
            return decoded.empty() ? Optional.empty() : Optional.of(decoded);
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }

    private static int reduced(Inspection.Accepted header, int enoughEdgePx) {
        int longest = Math.max(header.widthPx(), header.heightPx());
        int how = longest >= 8L * enoughEdgePx
                ? IMREAD_REDUCED_COLOR_8
                : longest >= 4L * enoughEdgePx
                        ? IMREAD_REDUCED_COLOR_4
                        : longest >= 2L * enoughEdgePx ? IMREAD_REDUCED_COLOR_2 : IMREAD_COLOR;
        return how | IMREAD_IGNORE_ORIENTATION;
    }

    private static Optional<Mat> viaImageIo(byte[] file, Inspection.Accepted header) {
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return Optional.of(
                        header.colour().model() == Colour.Model.CMYK
                                ? inks(reader.readRaster(0, reader.getDefaultReadParam()))
                                : matrix(reader.read(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private static Mat matrix(BufferedImage image) {
        boolean alpha = image.getColorModel().hasAlpha();
        var plain = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        var pen = plain.createGraphics();
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
        byte[] bytes = ((DataBufferByte) plain.getRaster().getDataBuffer()).getData();
        return Pixels.of(alpha ? Pixels.bgraOfAbgr(bytes) : bytes, image.getWidth(), image.getHeight(), alpha ? 4 : 3);
    }

    /** Inks stored as they are: light is what no ink takes away. */
    private static Mat inks(Raster raster) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        var bgr = new byte[width * height * 3];
        int[] row = new int[width * 4];
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int key = 255 - row[4 * x + 3];
                for (int channel = 0; channel < 3; channel++) {
                    int ink = row[4 * x + 2 - channel];
                    bgr[3 * (y * width + x) + channel] = (byte) ((255 - ink) * key / 255);
                }
            }
        }
        return Pixels.of(bgr, width, height, 3);
    }

    private static Mat upright(Mat stored, Orientation orientation) {
        var turned = new Mat();
        switch (orientation) {
            case UPRIGHT -> {
                return stored;
            }
            case MIRRORED -> flip(stored, turned, 1);
            case TURNED_180 -> rotate(stored, turned, ROTATE_180);
            case FLIPPED -> flip(stored, turned, 0);
            case TRANSPOSED -> transpose(stored, turned);
            case TURNED_90_CLOCKWISE -> rotate(stored, turned, ROTATE_90_CLOCKWISE);
            case TRANSVERSED -> {
                var once = new Mat();
                rotate(stored, once, ROTATE_180);
                transpose(once, turned);
            }
            case TURNED_90_ANTICLOCKWISE -> rotate(stored, turned, ROTATE_90_COUNTERCLOCKWISE);
        }
        return turned;
    }
}
