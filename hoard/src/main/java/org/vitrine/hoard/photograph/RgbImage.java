package org.vitrine.hoard.photograph;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pixels of a square photograph, sRGB, eight bits a channel. */
public final class RgbImage {

    /** JPEG writer of each thread, reused: finding and creating one costs as much as encoding a small picture. */
    private static final ThreadLocal<ImageWriter> WRITER = ThreadLocal.withInitial(
            () -> ImageIO.getImageWritersByFormatName("jpeg").next());

    private final int edge;
    private final int[] rgb;

    RgbImage(int edge, int[] rgb) {
        this.edge = edge;
        this.rgb = rgb;
    }

    public int edgePx() {
        return edge;
    }

    /** Returns a pixel as 0xRRGGBB. */
    public int rgb(int x, int y) {
        return rgb[y * edge + x];
    }

    public BufferedImage image() {
        BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_3BYTE_BGR);
        // Byte by byte: a conversion by colour models takes as long as a third of the JPEG encoding.
        byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < rgb.length; i++) {
            bytes[3 * i] = (byte) rgb[i];
            bytes[3 * i + 1] = (byte) (rgb[i] >> 8);
            bytes[3 * i + 2] = (byte) (rgb[i] >> 16);
        }
        return image;
    }

    /**
     * Encodes the picture as JPEG.
     *
     * @param quality JPEG quality in (0, 1]
     */
    public byte[] jpeg(double quality) {
        ImageWriter writer = WRITER.get();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(edge * edge / 4);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam writeParam = writer.getDefaultWriteParam();
            writeParam.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            writeParam.setCompressionQuality((float) quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image(), null, null), writeParam);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a picture could not be written to memory", impossible);
        } finally {
            writer.setOutput(null);
        }
        return bytes.toByteArray();
    }
}
