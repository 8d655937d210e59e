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
import org.vitrine.vision.inspect.Limits;
import org.vitrine.vision.inspect.Orientation;

/**
 * Encoded bytes that were inspected → an upright {@link Picture}.
 *
 * <p>JPEG goes through OpenCV, which refuses truncated files and can decode at a half, a quarter or an eighth; GIF and inks
 * that OpenCV would invert go through ImageIO; whatever one cannot read the other tries. What would need more memory than
 * {@link Limits#MOST_DECODED_BYTES} is thinned by ImageIO while it is read, row by row.
 */
final class Decoder {

    private static final double NEARLY = 0.9;
    /** What is too large to be read whole is read at this many times the length that is asked for. */
    private static final double THINNED_TO = 1.5;
    /** What is thinned is held up to four times, at up to 4 bytes a pixel: as read, drawn, and twice as a matrix. */
    private static final double MOST_THINNED_PIXELS = 10e6;

    private Decoder() {}

    /** The picture, hardly longer than asked for, or empty where no decoder makes sense of the pixels. */
    static Optional<Picture> decode(byte[] file, Inspection.Accepted header, int enoughEdgePx) {
        return pixels(file, header, enoughEdgePx).map(raw -> {
            // Scaled before anything else, so that no other step ever holds the whole.
            var layered = Pixels.eightBit(Pixels.fitted(raw, enoughEdgePx));
            var bgr = upright(layered.bgr(), header.orientation());
            var alpha = layered.alpha().map(mask -> upright(mask, header.orientation()));
            return ColourSpace.toSrgb(new Picture(bgr, alpha, ""), header.colour());
        });
    }

    private static Optional<Mat> pixels(byte[] file, Inspection.Accepted header, int enoughEdgePx) {
        if (isLarge(header)) {
            return viaImageIo(file, header, every(header, enoughEdgePx));
        }
        if (header.format() == ImageFormat.GIF || header.colour().model() == Colour.Model.CMYK) {
            return viaImageIo(file, header, 1).or(() -> viaOpenCv(file, header, enoughEdgePx));
        }
        return viaOpenCv(file, header, enoughEdgePx).or(() -> viaImageIo(file, header, 1));
    }

    /** Whether OpenCV, which would read it whole, would need too much memory. */
    private static boolean isLarge(Inspection.Accepted header) {
        var colour = header.colour();
        int channels = (colour.model() == Colour.Model.GREY ? 1 : 3) + (colour.alpha() || colour.inks() ? 1 : 0);
        long bytes = (long) header.widthPx() * header.heightPx() * channels * (colour.bitsPerSample() > 8 ? 2 : 1);
        return switch (header.format()) {
            case JPEG -> colour.model() == Colour.Model.CMYK && bytes > Limits.MOST_DECODED_BYTES / 4;
            case WEBP -> false;
            case GIF -> bytes > Limits.MOST_DECODED_BYTES / 4;
            case PNG, TIFF, BMP -> bytes > Limits.MOST_DECODED_BYTES;
        };
    }

    /** So that a little more is read than is wanted, for shrinking it is better than leaving pixels out, and never too much. */
    private static int every(Inspection.Accepted header, int enoughEdgePx) {
        double pixels = (double) header.widthPx() * header.heightPx();
        return Math.max(Math.max(1, (int) (longest(header) / (THINNED_TO * enoughEdgePx))), (int)
                Math.ceil(Math.sqrt(pixels / MOST_THINNED_PIXELS)));
    }

    private static int longest(Inspection.Accepted header) {
        return Math.max(header.widthPx(), header.heightPx());
    }

    private static Optional<Mat> viaOpenCv(byte[] file, Inspection.Accepted header, int enoughEdgePx) {
        int how = header.format() == ImageFormat.JPEG
                ? reduced(longest(header), enoughEdgePx) | IMREAD_IGNORE_ORIENTATION
                : IMREAD_UNCHANGED;
        // imdecode reads the rows of a 1 × n matrix.
        try (var bytes = new BytePointer(file);
                var encoded = new Mat(1, file.length, CV_8UC1, bytes)) {
            var decoded = imdecode(encoded, how);
            return decoded.empty() ? Optional.empty() : Optional.of(decoded);
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }

    /** A little less than asked for will do: 4000 px at a half are 2000, and decode in half the time of the whole. */
    private static int reduced(int longestPx, int enoughEdgePx) {
        double enough = NEARLY * enoughEdgePx;
        return longestPx >= 8 * enough
                ? IMREAD_REDUCED_COLOR_8
                : longestPx >= 4 * enough
                        ? IMREAD_REDUCED_COLOR_4
                        : longestPx >= 2 * enough ? IMREAD_REDUCED_COLOR_2 : IMREAD_COLOR;
    }

    /** @param every reads one pixel of so many in each direction, row by row */
    private static Optional<Mat> viaImageIo(byte[] file, Inspection.Accepted header, int every) {
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                var how = reader.getDefaultReadParam();
                how.setSourceSubsampling(every, every, every / 2, every / 2);
                return Optional.of(
                        header.colour().model() == Colour.Model.CMYK
                                ? inks(reader.readRaster(0, how))
                                : matrix(reader.read(0, how)));
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
