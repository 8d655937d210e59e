package org.vitrine.modelserver;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** An image as sent, decoded within limits. */
record Photograph(BufferedImage pixels) {

    /** What came of the bytes. */
    sealed interface Decoded {

        record Fine(Photograph photograph) implements Decoded {}

        /** Not an image of a format that is read here (JPEG, PNG), or damaged. */
        record NotAnImage(String sentence) implements Decoded {}

        record TooLarge(String sentence) implements Decoded {}
    }

    /** Reads JPEG or PNG; looks at the header's dimensions before allocating. */
    static Decoded decode(byte[] bytes, long maxPixels) {
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return new Decoded.NotAnImage("the body of " + bytes.length + " bytes is neither JPEG nor PNG");
            }
            var reader = readers.next();
            try {
                return read(reader, stream, maxPixels);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException damaged) {
            return new Decoded.NotAnImage("the image cannot be decoded: " + damaged.getMessage());
        }
    }

    private static Decoded read(ImageReader reader, javax.imageio.stream.ImageInputStream stream, long maxPixels)
            throws IOException {
        reader.setInput(stream, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > maxPixels) {
            return new Decoded.TooLarge("the image has %d × %d pixels, more than the %d that are read here"
                    .formatted(reader.getWidth(0), reader.getHeight(0), maxPixels));
        }
        return new Decoded.Fine(new Photograph(opaque(reader.read(0))));
    }

    private static BufferedImage opaque(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_INT_RGB) {
            return image;
        }
        return drawn(image, image.getWidth(), image.getHeight(), 0, 0, image.getWidth(), image.getHeight());
    }

    /** The whole picture in the middle of a grey square. */
    BufferedImage squared(int edge) {
        if (pixels.getWidth() == edge && pixels.getHeight() == edge) {
            return pixels;
        }
        double scale = (double) edge / Math.max(pixels.getWidth(), pixels.getHeight());
        int width = Math.max(1, (int) Math.round(pixels.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(pixels.getHeight() * scale));
        return drawn(pixels, edge, edge, (edge - width) / 2, (edge - height) / 2, width, height);
    }

    private static BufferedImage drawn(
            BufferedImage source, int canvasWidth, int canvasHeight, int left, int top, int width, int height) {
        var canvas = new BufferedImage(canvasWidth, canvasHeight, BufferedImage.TYPE_INT_RGB);
        var pen = canvas.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, canvasWidth, canvasHeight);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(source, left, top, width, height, null);
        pen.dispose();
        return canvas;
    }
}
