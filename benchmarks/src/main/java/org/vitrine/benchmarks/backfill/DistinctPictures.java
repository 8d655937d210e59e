package org.vitrine.benchmarks.backfill;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A pair of small renditions of noise. No two pairs are alike, so that no cached answer for one can serve another.
 *
 * @param prepared prepared picture, PNG
 * @param access access picture, JPEG
 */
record DistinctPictures(byte[] prepared, byte[] access) {

    static final int PREPARED_EDGE_PX = 64;
    static final int ACCESS_EDGE_PX = 96;

    /** Returns the pictures of a number; the same number gives the same pictures. */
    static DistinctPictures of(int number) {
        return new DistinctPictures(
                encoded("png", noise(PREPARED_EDGE_PX, number)), encoded("jpeg", noise(ACCESS_EDGE_PX, number)));
    }

    private static BufferedImage noise(int edgePx, int seed) {
        var random = new Random(seed);
        var picture = new BufferedImage(edgePx, edgePx, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < edgePx; y++) {
            for (int x = 0; x < edgePx; x++) {
                picture.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        return picture;
    }

    private static byte[] encoded(String format, BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalStateException("this JDK writes no " + format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
