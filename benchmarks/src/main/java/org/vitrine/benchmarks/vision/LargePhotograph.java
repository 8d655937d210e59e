package org.vitrine.benchmarks.vision;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.specimen.SpecimenSide;

/**
 * Synthetic photograph of the size of a smartphone's: 4000 × 3000 px, with sensor noise, so that it costs as much to
 * decode.
 */
final class LargePhotograph {

    private static final long SEED = 12;
    private static final int WIDTH_PX = 4000;
    private static final int HEIGHT_PX = 3000;
    private static final int SOURCE_EDGE_PX = 1024;
    private static final double NOISE = 4;
    private static final float QUALITY = 0.9f;

    private LargePhotograph() {}

    /** Returns photograph {@code number} as JPEG; the same number gives the same photograph. */
    static byte[] jpeg(int number) throws IOException {
        var photograph =
                Hoard.photograph(Hoard.specimen(Hoard.type(SEED, number), 0), SpecimenSide.OBVERSE, 0, SOURCE_EDGE_PX);
        var small = ImageIO.read(new ByteArrayInputStream(photograph.jpeg()));
        var large = new BufferedImage(WIDTH_PX, HEIGHT_PX, BufferedImage.TYPE_3BYTE_BGR);
        var graphics = large.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        int height = WIDTH_PX * small.getHeight() / small.getWidth();
        graphics.drawImage(small, 0, (HEIGHT_PX - height) / 2, WIDTH_PX, height, null);
        graphics.dispose();
        byte[] pixels = ((DataBufferByte) large.getRaster().getDataBuffer()).getData();
        var random = new Random(SEED + number);
        for (int i = 0; i < pixels.length; i++) {
            double value = (pixels[i] & 0xff) + NOISE * random.nextGaussian();
            pixels[i] = (byte) Math.clamp(Math.round(value), 0, 255);
        }
        return encoded(large);
    }

    private static byte[] encoded(BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(bytes)) {
            var writeParam = writer.getDefaultWriteParam();
            writeParam.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            writeParam.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), writeParam);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
