package org.vitrine.preprocess;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** Draws photographs of discs on cloth; the same seed gives the same photograph. */
final class DiscPhotographs {

    private DiscPhotographs() {}

    static byte[] coin(long seed) {
        var random = new Random(seed);
        var picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(30, 35, 60));
        pen.fillRect(0, 0, 320, 240);
        pen.setColor(new Color(190, 180, 150));
        pen.fillOval(80, 40, 160, 160);
        for (int i = 0; i < 60; i++) {
            pen.setColor(new Color(120 + random.nextInt(100), 110, 90));
            pen.fillOval(110 + random.nextInt(90), 70 + random.nextInt(90), 8, 8);
        }
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return bytes.toByteArray();
    }

    static byte[] truncated() {
        byte[] whole = coin(99);
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
