package org.vitrine.vision.prepare;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** A ground of dark grit, 800 × 600 px, as museums use for fossils. */
final class DarkFeltGround {

    private DarkFeltGround() {}

    /** Returns a PNG of the ground with a drawing on it. */
    static byte[] with(Consumer<Graphics2D> drawing) throws IOException {
        var picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        var random = new Random(5);
        for (int i = 0; i < 800 * 600; i++) {
            int grit = 20 + random.nextInt(25);
            picture.setRGB(i % 800, i / 800, new Color(grit, grit, grit).getRGB());
        }
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.accept(pen);
        pen.dispose();
        return png(picture);
    }

    static byte[] png(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
