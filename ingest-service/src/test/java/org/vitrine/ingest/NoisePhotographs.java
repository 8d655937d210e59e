package org.vitrine.ingest;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** Makes pictures of noise: always the same for a seed, and of any file size, since noise cannot be compressed. */
public final class NoisePhotographs {

    private NoisePhotographs() {}

    public static byte[] jpeg(long seed) {
        return written("jpeg", 120, 90, seed);
    }

    /** Returns a PNG of more than 12 MB. It is made once, since that takes time and memory. */
    public static byte[] large() {
        return Large.PNG;
    }

    private static final class Large {
        private static final byte[] PNG = written("png", 2100, 2000, 0);
    }

    public static byte[] truncated(byte[] photograph) {
        return Arrays.copyOf(photograph, photograph.length / 2);
    }

    private static byte[] written(String format, int widthPx, int heightPx, long seed) {
        var random = new Random(seed);
        var picture = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < heightPx; y++) {
            for (int x = 0; x < widthPx; x++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return bytes.toByteArray();
    }
}
