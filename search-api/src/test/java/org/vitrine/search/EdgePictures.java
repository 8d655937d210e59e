package org.vitrine.search;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.verify.PolarEdgeSpectrum;

/** Draws prepared pictures with forty strokes each. */
public final class EdgePictures {

    private static final int EDGE_PX = 224;

    private EdgePictures() {}

    /** Draws the strokes of a seed, turned clockwise, as PNG. */
    public static byte[] of(long seed, int degrees) {
        var picture = new BufferedImage(EDGE_PX, EDGE_PX, BufferedImage.TYPE_BYTE_GRAY);
        var pen = picture.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, EDGE_PX, EDGE_PX);
        pen.rotate(Math.toRadians(degrees), EDGE_PX / 2.0, EDGE_PX / 2.0);
        pen.setStroke(new BasicStroke(3));
        var random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            int x = 50 + random.nextInt(124);
            int y = 50 + random.nextInt(124);
            int light = random.nextInt(256);
            pen.setColor(new Color(light, light, light));
            pen.drawLine(x, y, x + random.nextInt(61) - 30, y + random.nextInt(61) - 30);
        }
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Draws the same picture as the edge map that preprocess-service stores for comparisons. */
    public static byte[] drawn(long seed, int degrees) {
        try (var scope = new PointerScope()) {
            var picture = imdecode(new Mat(new BytePointer(of(seed, degrees))), IMREAD_GRAYSCALE);
            var png = new BytePointer();
            imencode(".png", PolarEdgeSpectrum.draw(picture), png);
            var bytes = new byte[Math.toIntExact(png.limit())];
            png.get(bytes);
            return bytes;
        }
    }
}
