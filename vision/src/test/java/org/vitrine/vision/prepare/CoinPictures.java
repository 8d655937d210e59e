package org.vitrine.vision.prepare;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.vitrine.vision.prepare.Preparation.Rendition;

/** Draws and encodes pictures of coins, for tests. */
final class CoinPictures {

    private CoinPictures() {}

    /** Draws a disc with relief on speckled cloth. */
    static BufferedImage coin(int width, int height, int x, int y, int radius) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(3);
        for (int i = 0; i < width * height; i++) {
            int shade = 60 + random.nextInt(12);
            picture.setRGB(i % width, i / width, new Color(shade, shade, shade + 20).getRGB());
        }
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(190, 160, 80));
        pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        pen.setColor(new Color(120, 95, 40));
        for (int i = 0; i < 12; i++) {
            pen.drawLine(x - radius / 2 + random.nextInt(radius), y - radius / 2, x, y + random.nextInt(radius / 2));
        }
        pen.dispose();
        return picture;
    }

    /** Returns one picture of both, side by side. */
    static BufferedImage beside(BufferedImage left, BufferedImage right) {
        var both = new BufferedImage(left.getWidth() + right.getWidth(), left.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = both.createGraphics();
        pen.drawImage(left, 0, 0, null);
        pen.drawImage(right, left.getWidth(), 0, null);
        pen.dispose();
        return both;
    }

    /** Returns the picture with each pixel repeated in both directions. */
    static BufferedImage enlarged(BufferedImage picture, int times) {
        var large =
                new BufferedImage(picture.getWidth() * times, picture.getHeight() * times, BufferedImage.TYPE_INT_RGB);
        var pen = large.createGraphics();
        pen.drawImage(picture, 0, 0, large.getWidth(), large.getHeight(), null);
        pen.dispose();
        return large;
    }

    /** Returns the bytes of the picture in a format of ImageIO: png or jpg. */
    static byte[] encoded(BufferedImage picture, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, format, bytes)) {
            throw new IllegalArgumentException("no writer of format '%s'; use png or jpg".formatted(format));
        }
        return bytes.toByteArray();
    }

    static BufferedImage decoded(Rendition rendition) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(rendition.bytes().toByteArray()));
    }
}
