package org.vitrine.cli.aws;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws a disc on white, for AWS calls that need any picture. */
final class DiscPicture {

    private static final int EDGE_PX = 256;
    private static final int MARGIN_PX = 24;

    private DiscPicture() {}

    static byte[] jpeg() {
        var picture = new BufferedImage(EDGE_PX, EDGE_PX, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, EDGE_PX, EDGE_PX);
        pen.setColor(new Color(0xB0, 0x8D, 0x57));
        pen.fillOval(MARGIN_PX, MARGIN_PX, EDGE_PX - 2 * MARGIN_PX, EDGE_PX - 2 * MARGIN_PX);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
