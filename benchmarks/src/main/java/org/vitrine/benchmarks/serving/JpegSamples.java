package org.vitrine.benchmarks.serving;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Generates JPEGs that cost as much to decode as a photograph of a coin. */
final class JpegSamples {

    private static final int STROKES = 120;

    private JpegSamples() {}

    static byte[] jpeg(int seed, int edgePx) {
        var random = new Random(seed);
        var image = new BufferedImage(edgePx, edgePx, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(150, 140, 120), edgePx, edgePx, new Color(60, 55, 50)));
        graphics.fillRect(0, 0, edgePx, edgePx);
        graphics.setColor(new Color(180, 170, 140));
        graphics.fillOval(edgePx / 10, edgePx / 10, edgePx * 8 / 10, edgePx * 8 / 10);
        for (int stroke = 0; stroke < STROKES; stroke++) {
            graphics.setColor(
                    new Color(80 + random.nextInt(120), 80 + random.nextInt(110), 60 + random.nextInt(90), 160));
            graphics.setStroke(new BasicStroke(1 + random.nextInt(4)));
            graphics.drawLine(
                    random.nextInt(edgePx), random.nextInt(edgePx), random.nextInt(edgePx), random.nextInt(edgePx));
        }
        graphics.dispose();
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
