package org.vitrine.search;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Prepared pictures of forty strokes each. */
public final class StrokePictures {

    private static final int EDGE_PX = 224;

    private StrokePictures() {}

    /** The strokes of a seed, turned clockwise, as PNG. */
    public static byte[] of(long seed, int degrees) {
        var picture = new BufferedImage(EDGE_PX, EDGE_PX, BufferedImage.TYPE_BYTE_GRAY);
        var pen = picture.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, EDGE_PX, EDGE_PX);
        pen.rotate(Math.toRadians(degrees), EDGE_PX / 2.0, EDGE_PX / 2.0);
        pen.setStroke(new BasicStroke(3));
        var random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            int x = 50 + random.nextInt(124);
            int y = 50 + random.nextInt(124);
            int light = random.nextInt(256);
            pen.setColor(new Color(light, light, light));
            pen.drawLine(x, y, x + random.nextInt(61) - 30, y + random.nextInt(61) - 30);
        }
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
