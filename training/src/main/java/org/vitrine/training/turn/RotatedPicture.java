package org.vitrine.training.turn;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Rotates a square picture about its middle. */
final class RotatedPicture {

    /** Smaller rotations are not applied; they are below the step of the rotations that are compared. */
    private static final double MIN_ROTATION_DEGREES = 0.5;

    private RotatedPicture() {}

    /**
     * Rotates anticlockwise, so that a picture that was rotated clockwise becomes upright. The corners become grey,
     * like the background of a cut-out.
     *
     * @param picture an encoded picture
     * @return PNG; the same bytes if the rotation is less than {@value #MIN_ROTATION_DEGREES}°
     */
    static byte[] rotatedBack(byte[] picture, double degrees) throws IOException {
        if (Math.abs(Math.IEEEremainder(degrees, 360)) < MIN_ROTATION_DEGREES) {
            return picture;
        }
        var original = ImageIO.read(new ByteArrayInputStream(picture));
        if (original == null) {
            throw new IOException(picture.length + " bytes are no picture that can be read");
        }
        var rotated = new BufferedImage(original.getWidth(), original.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = rotated.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, rotated.getWidth(), rotated.getHeight());
        pen.rotate(Math.toRadians(-degrees), original.getWidth() / 2.0, original.getHeight() / 2.0);
        pen.drawImage(original, 0, 0, null);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(rotated, "png", out);
        return out.toByteArray();
    }
}
