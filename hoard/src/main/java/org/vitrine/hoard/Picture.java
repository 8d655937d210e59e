package org.vitrine.hoard;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pixels of a photograph, sRGB, eight bits a channel. */
public final class Picture {

    private final int edge;
    private final int[] rgb;

    Picture(int edge, int[] rgb) {
        this.edge = edge;
        this.rgb = rgb;
    }

    public int edgePx() {
        return edge;
    }

    /** 0xRRGGBB. */
    public int rgb(int x, int y) {
        return rgb[y * edge + x];
    }

    public BufferedImage image() {
        BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, edge, edge, rgb, 0, edge);
        return image;
    }

    /** @param quality in (0, 1] */
    public byte[] jpeg(double quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(edge * edge / 4);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality((float) quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image(), null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a picture could not be written to memory", impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
