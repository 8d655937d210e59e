package org.vitrine.inference.statement;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Encodes small valid pictures for tests. */
public final class EncodedPictures {

    private EncodedPictures() {}

    public static byte[] png(int width, int height) {
        return picture("png", width, height);
    }

    public static byte[] jpeg(int width, int height) {
        return picture("jpeg", width, height);
    }

    /** Returns the picture with text after its end, which decoders ignore and a stand-in reads. */
    public static byte[] withTrailingText(byte[] picture, String text) {
        var trailer = text.getBytes(StandardCharsets.UTF_8);
        var both = java.util.Arrays.copyOf(picture, picture.length + trailer.length);
        System.arraycopy(trailer, 0, both, picture.length, trailer.length);
        return both;
    }

    private static byte[] picture(String format, int width, int height) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
