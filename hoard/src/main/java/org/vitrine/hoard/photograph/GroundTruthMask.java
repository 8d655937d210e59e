package org.vitrine.hoard.photograph;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Mask of the object in a photograph: how much of each pixel it covers. */
public final class GroundTruthMask {

    private final int edge;
    private final byte[] cover;

    /**
     * @param edge edge of the square mask, in pixels
     * @param cover coverage of each pixel row by row, as unsigned bytes; not copied
     */
    GroundTruthMask(int edge, byte[] cover) {
        this.edge = edge;
        this.cover = cover;
    }

    public int edgePx() {
        return edge;
    }

    /** How much of a pixel the object covers, from 0 (nothing) to 255 (all). */
    public int cover(int x, int y) {
        return cover[y * edge + x] & 0xFF;
    }

    /** Encodes the mask as a greyscale PNG: white where the object is, grey along its edge, black elsewhere. */
    public byte[] png() {
        BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_BYTE_GRAY);
        System.arraycopy(cover, 0, ((DataBufferByte) image.getRaster().getDataBuffer()).getData(), 0, cover.length);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a mask could not be written to memory", impossible);
        }
        return bytes.toByteArray();
    }
}
