package org.vitrine.modelserver.support;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Encodes simple synthetic pictures for tests. */
public final class PlainPictures {

    private PlainPictures() {}

    public static byte[] plain(Color colour, int widthPx, int heightPx, String format) {
        var image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, widthPx, heightPx);
        pen.dispose();
        return encoded(image, format);
    }

    /** A disc in the middle of a plain background. */
    public static byte[] disc(Color colour, Color ground, int edgePx) {
        var image = new BufferedImage(edgePx, edgePx, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(ground);
        pen.fillRect(0, 0, edgePx, edgePx);
        pen.setColor(colour);
        pen.fillOval(edgePx / 4, edgePx / 4, edgePx / 2, edgePx / 2);
        pen.dispose();
        return encoded(image, "png");
    }

    public static byte[] encoded(BufferedImage image, String format) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
