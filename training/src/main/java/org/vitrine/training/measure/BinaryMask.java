package org.vitrine.training.measure;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.BitSet;
import javax.imageio.ImageIO;

/** A binary mask of an object, and its overlap with another mask. */
public final class BinaryMask {

    private static final int HALF = 127;

    private final int width;
    private final int height;
    private final BitSet inside;

    /**
     * @param width in pixels
     * @param height in pixels
     * @param inside pixels of the object, row by row; it is copied
     */
    public BinaryMask(int width, int height, BitSet inside) {
        this.width = width;
        this.height = height;
        this.inside = (BitSet) inside.clone();
    }

    /**
     * Reads a mask. Pixels whose alpha is above {@value #HALF} are inside; without an alpha channel those whose first
     * channel is.
     *
     * @param picture an encoded picture
     * @throws IOException if it cannot be decoded
     */
    public static BinaryMask of(byte[] picture) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(picture));
        if (image == null) {
            throw new IOException("a mask cannot be decoded; write it as PNG or JPEG");
        }
        Raster raster = image.getAlphaRaster() == null ? image.getRaster() : image.getAlphaRaster();
        var inside = new BitSet();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (raster.getSample(x, y, 0) > HALF) {
                    inside.set(y * image.getWidth() + x);
                }
            }
        }
        return new BinaryMask(image.getWidth(), image.getHeight(), inside);
    }

    private boolean at(int x, int y) {
        return inside.get(y * width + x);
    }

    /** Intersection over union, in [0, 1]. The other mask is sampled at the scale of this one; 1 if both are empty. */
    public double overlap(BinaryMask other) {
        int both = 0;
        int either = 0;
        for (int y = 0; y < height; y++) {
            int otherY = (int) ((y + 0.5) * other.height / height);
            for (int x = 0; x < width; x++) {
                boolean here = at(x, y);
                boolean there = other.at((int) ((x + 0.5) * other.width / width), otherY);
                both += here && there ? 1 : 0;
                either += here || there ? 1 : 0;
            }
        }
        return either == 0 ? 1 : (double) both / either;
    }
}
