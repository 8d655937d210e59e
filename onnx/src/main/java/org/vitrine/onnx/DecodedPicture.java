package org.vitrine.onnx;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.vitrine.onnx.ModelCard.Fit;

/**
 * A picture decoded from JPEG or PNG, within a limit of pixels. The model server and training decode with it and fit
 * the picture into the square that a model takes. Transparent pixels of a PNG are laid over grey.
 */
public record DecodedPicture(BufferedImage pixels) {

    /** The outcome of decoding: a picture, or a sentence for the sender with the reason why there is none. */
    public sealed interface DecodeResult {

        record Success(DecodedPicture picture) implements DecodeResult {}

        /** The bytes are neither JPEG nor PNG, or the image is damaged. */
        record NotAnImage(String sentence) implements DecodeResult {}

        /** The image has more pixels than the caller's limit. */
        record TooLarge(String sentence) implements DecodeResult {}
    }

    /**
     * A picture fitted into a square, with the place of the whole picture in it, so that a detector's boxes can be
     * converted back to the picture.
     *
     * @param left left edge of the picture in the square, as a fraction of the square's edge; negative where the
     *     picture was cropped
     * @param top upper edge of the picture in the square, in the same unit
     * @param width width of the picture, as a fraction of the square's edge; above 1 where it was cropped
     * @param height height of the picture, in the same unit
     */
    public record Square(BufferedImage pixels, double left, double top, double width, double height) {}

    /**
     * One PNG reader per thread, which is reused: to look up and create a reader costs as much as to decode a small
     * picture.
     */
    private static final ThreadLocal<ImageReader> PNG = ThreadLocal.withInitial(
            () -> ImageIO.getImageReadersByFormatName("png").next());

    /**
     * Decodes JPEG or PNG. It reads the dimensions in the header before it allocates memory for pixels.
     *
     * @param maxPixels maximum number of pixels (width × height) to decode; a larger image gives
     *     {@link DecodeResult.TooLarge}
     */
    public static DecodeResult decode(byte[] bytes, long maxPixels) {
        if (JpegDecoder.isJpeg(bytes)) {
            return JpegDecoder.decode(bytes, maxPixels);
        }
        if (!isPng(bytes)) {
            return new DecodeResult.NotAnImage("the body of " + bytes.length + " bytes is neither JPEG nor PNG");
        }
        var reader = PNG.get();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            return read(reader, stream, maxPixels);
        } catch (IOException | RuntimeException damaged) {
            // The state of a reader after a damaged file is unknown, so it is not used again.
            PNG.remove();
            reader.dispose();
            return new DecodeResult.NotAnImage("the image cannot be decoded: " + damaged.getMessage());
        }
    }

    static DecodeResult.TooLarge tooLarge(int width, int height, long maxPixels) {
        return new DecodeResult.TooLarge(
                "the image has %d × %d pixels, more than the limit of %d".formatted(width, height, maxPixels));
    }

    private static boolean isPng(byte[] bytes) {
        return bytes.length > 4 && (bytes[0] & 0xff) == 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G';
    }

    private static DecodeResult read(ImageReader reader, ImageInputStream stream, long maxPixels) throws IOException {
        reader.setInput(stream, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > maxPixels) {
            return tooLarge(reader.getWidth(0), reader.getHeight(0), maxPixels);
        }
        return new DecodeResult.Success(new DecodedPicture(opaque(reader.read(0))));
    }

    private static BufferedImage opaque(BufferedImage image) {
        return switch (image.getType()) {
            case BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_3BYTE_BGR -> image;
            default -> drawn(image, image.getWidth(), image.getHeight(), 0, 0, image.getWidth(), image.getHeight());
        };
    }

    /**
     * Scales the picture to fit a square.
     *
     * @param edge edge of the square in pixels
     * @param fit whether the picture is letterboxed on grey, cropped or stretched
     */
    public Square fittedIntoSquare(int edge, Fit fit) {
        int width = pixels.getWidth();
        int height = pixels.getHeight();
        if (width == edge && height == edge) {
            return new Square(pixels, 0, 0, 1, 1);
        }
        double scale =
                switch (fit) {
                    case LETTERBOX -> (double) edge / Math.max(width, height);
                    case CROP -> (double) edge / Math.min(width, height);
                    case STRETCH -> 1;
                };
        int drawnWidth = fit == Fit.STRETCH ? edge : Math.max(1, (int) Math.round(width * scale));
        int drawnHeight = fit == Fit.STRETCH ? edge : Math.max(1, (int) Math.round(height * scale));
        int left = Math.floorDiv(edge - drawnWidth, 2);
        int top = Math.floorDiv(edge - drawnHeight, 2);
        var square = drawn(halved(drawnWidth, drawnHeight), edge, edge, left, top, drawnWidth, drawnHeight);
        return new Square(
                square,
                (double) left / edge,
                (double) top / edge,
                (double) drawnWidth / edge,
                (double) drawnHeight / edge);
    }

    /**
     * Halves the picture until it is less than twice the wanted size: a bilinear step that scales by less than one half
     * would skip pixels and cause aliasing.
     */
    private BufferedImage halved(int width, int height) {
        var image = pixels;
        while (image.getWidth() >= 2 * width && image.getHeight() >= 2 * height) {
            int halfWidth = image.getWidth() / 2;
            int halfHeight = image.getHeight() / 2;
            image = drawn(image, halfWidth, halfHeight, 0, 0, halfWidth, halfHeight);
        }
        return image;
    }

    private static BufferedImage drawn(
            BufferedImage source, int canvasWidth, int canvasHeight, int left, int top, int width, int height) {
        var canvas = new BufferedImage(canvasWidth, canvasHeight, BufferedImage.TYPE_INT_RGB);
        var graphics = canvas.createGraphics();
        graphics.setColor(Color.GRAY);
        graphics.fillRect(0, 0, canvasWidth, canvasHeight);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(source, left, top, width, height, null);
        graphics.dispose();
        return canvas;
    }
}
