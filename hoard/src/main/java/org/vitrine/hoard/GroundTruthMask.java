package org.vitrine.hoard;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Where the coin is in a photograph. */
public final class GroundTruthMask {

    private final int edge;
    private final byte[] cover;

    /** @param cover by pixel, 0 to 255; taken over */
    GroundTruthMask(int edge, byte[] cover) {
        this.edge = edge;
        this.cover = cover;
    }

    public int edgePx() {
        return edge;
    }

    /** How much of a pixel the coin covers, 0 to 255. */
    public int cover(int x, int y) {
        return cover[y * edge + x] & 0xFF;
    }

    /** White where the coin is, grey at its edge. */
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
