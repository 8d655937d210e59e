package org.vitrine.training.turn;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/**
 * Simulates another photograph of the same object: other light, less sharp. The training measures a reference picture
 * on such a copy of itself.
 */
final class Relighting {

    private static final double MIN_GAIN = 0.6;
    private static final double MAX_GAIN = 1.3;
    /** Largest difference of light between the middle and an edge, as a share of the light in the middle. */
    private static final double MAX_GRADIENT = 0.35;

    private static final int MAX_BLUR_PX = 5;

    private Relighting() {}

    /**
     * @param picture an encoded picture
     * @return the relit picture as PNG
     */
    static byte[] of(byte[] picture, SplittableRandom random) throws IOException {
        var original = ImageIO.read(new ByteArrayInputStream(picture));
        if (original == null) {
            throw new IOException(picture.length + " bytes are no picture that can be read");
        }
        var lit = lit(original, random);
        int window = 1 + 2 * random.nextInt(MAX_BLUR_PX / 2 + 1);
        var weights = new float[window * window];
        Arrays.fill(weights, 1f / weights.length);
        var blurred =
                new ConvolveOp(new Kernel(window, window, weights), ConvolveOp.EDGE_NO_OP, null).filter(lit, null);
        var out = new ByteArrayOutputStream();
        ImageIO.write(blurred, "png", out);
        return out.toByteArray();
    }

    private static BufferedImage lit(BufferedImage original, SplittableRandom random) {
        double gain = random.nextDouble(MIN_GAIN, MAX_GAIN);
        double from = random.nextDouble(2 * Math.PI);
        double across = MAX_GRADIENT * Math.cos(from);
        double down = MAX_GRADIENT * Math.sin(from);
        var lit = new BufferedImage(original.getWidth(), original.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < lit.getHeight(); y++) {
            for (int x = 0; x < lit.getWidth(); x++) {
                double light =
                        gain * (1 + across * (2.0 * x / lit.getWidth() - 1) + down * (2.0 * y / lit.getHeight() - 1));
                int rgb = original.getRGB(x, y);
                lit.setRGB(x, y, scaled(rgb >> 16, light) << 16 | scaled(rgb >> 8, light) << 8 | scaled(rgb, light));
            }
        }
        return lit;
    }

    private static int scaled(int channel, double light) {
        return (int) Math.clamp((channel & 0xff) * light, 0, 255);
    }
}
