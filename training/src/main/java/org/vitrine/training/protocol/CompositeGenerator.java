package org.vitrine.training.protocol;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.getRotationMatrix2D;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Size;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.labelled.TrainingInputException;
import org.vitrine.training.measure.BinaryMask;

/**
 * Composes cut-outs onto other backgrounds, each once on granite and once on a picture. Each composite is rotated by
 * any angle; relit by a gain of 0.6 to 1.35, a linear gradient of ±35 % and ±10 % for each channel; blurred (σ 0–2 px),
 * scaled to 40–100 % and encoded as JPEG of quality 60–95.
 *
 * @param backgrounds the backgrounds
 */
record CompositeGenerator(BackgroundSet backgrounds) {

    private static final double HALF_TURN = Math.PI;

    /**
     * Makes two composites of each cut-out. The same arguments give the same composites.
     *
     * @param cutOuts pictures with transparency
     * @param seed seed of all random values
     * @param shadow whether cut-outs cast a soft shadow; everything else stays the same
     * @throws LabelledException if a picture has no transparency
     */
    List<Composite> compose(List<LabelledPhotograph> cutOuts, long seed, boolean shadow) throws IOException {
        var composites = new ArrayList<Composite>();
        for (int i = 0; i < cutOuts.size(); i++) {
            for (int copy = 0; copy < 2; copy++) {
                // Each composite has its own seed, so that adding or removing a cut-out does not change the others.
                var random = new Random(seed * 1_000_003 + 2L * i + copy);
                try (var scope = new PointerScope()) {
                    composites.add(composite(cutOuts.get(i), copy == 0, random, shadow));
                }
            }
        }
        return composites;
    }

    private Composite composite(LabelledPhotograph cutOut, boolean onGranite, Random random, boolean shadow)
            throws IOException {
        var pixels = imdecode(new Mat(cutOut.source().read()), IMREAD_UNCHANGED);
        if (pixels.empty() || pixels.channels() != 4) {
            throw new TrainingInputException(cutOut.name() + " has no transparency: a cut-out is needed");
        }
        int longest = Math.max(pixels.cols(), pixels.rows());
        double angle = 360 * random.nextDouble();
        int edge = (int) Math.round(longest * between(random, 1.05, 1.5));
        double margin = (edge - longest) / 2.0;
        double x = edge / 2.0 + margin * between(random, -1, 1);
        double y = edge / 2.0 + margin * between(random, -1, 1);
        // OpenCV counts angles counter-clockwise.
        var matrix = getRotationMatrix2D(new Point2f(pixels.cols() / 2f, pixels.rows() / 2f), -angle, 1);
        shift(matrix, x - pixels.cols() / 2.0, y - pixels.rows() / 2.0);
        var coin = bytes(BackgroundSet.warped(premultiplied(pixels), matrix, edge), 4);
        var scene = bytes(onGranite ? backgrounds.granite(edge, random) : backgrounds.picture(edge, random), 3);
        if (shadow) {
            shade(scene, coin, edge, random);
        } else {
            random.nextDouble();
        }
        relight(blendOver(scene, coin), edge, random);
        double blur = between(random, 0, 2);
        double scale = between(random, 0.4, 1);
        int quality = 60 + random.nextInt(36);
        int target = (int) Math.round(edge * scale);
        var jpeg = jpeg(scene, edge, blur, target, quality);
        return new Composite(
                new LabelledPhotograph(
                        cutOut.name() + (onGranite ? " on granite" : " on a picture"),
                        () -> jpeg,
                        Map.of("cut-out", cutOut.name())),
                mask(coin, edge, target),
                angle);
    }

    private static void shift(Mat matrix, double x, double y) {
        var numbers = new org.bytedeco.javacpp.DoublePointer(matrix.data());
        numbers.put(2, numbers.get(2) + x);
        numbers.put(5, numbers.get(5) + y);
    }

    /**
     * Multiplies the channels by alpha, so that transparent pixels, which are often black, do not darken the edge when
     * the cut-out is interpolated.
     */
    private static Mat premultiplied(Mat bgra) {
        var bytes = bytes(bgra, 4);
        for (int i = 0; i < bytes.length; i += 4) {
            int alpha = bytes[i + 3] & 0xff;
            for (int channel = 0; channel < 3; channel++) {
                bytes[i + channel] = (byte) ((bytes[i + channel] & 0xff) * alpha / 255);
            }
        }
        var mat = new Mat(bgra.rows(), bgra.cols(), bgra.type());
        mat.data().put(bytes);
        return mat;
    }

    private static byte[] bytes(Mat mat, int channels) {
        var bytes = new byte[mat.rows() * mat.cols() * channels];
        mat.data().get(bytes);
        return bytes;
    }

    /** Blends the premultiplied cut-out over the background, in place. */
    private static byte[] blendOver(byte[] scene, byte[] coin) {
        for (int i = 0; i < scene.length / 3; i++) {
            int through = 255 - (coin[4 * i + 3] & 0xff);
            for (int channel = 0; channel < 3; channel++) {
                int below = (scene[3 * i + channel] & 0xff) * through / 255;
                scene[3 * i + channel] = (byte) Math.min(255, below + (coin[4 * i + channel] & 0xff));
            }
        }
        return scene;
    }

    /**
     * Darkens the background by a blurred copy of the alpha channel, shifted by 3 % of the edge in a random direction.
     */
    private static void shade(byte[] scene, byte[] coin, int edge, Random random) {
        double direction = 2 * HALF_TURN * random.nextDouble();
        int x = (int) Math.round(0.03 * edge * Math.cos(direction));
        int y = (int) Math.round(0.03 * edge * Math.sin(direction));
        var alpha = new Mat(edge, edge, CV_8UC1);
        var moved = new byte[edge * edge];
        for (int row = Math.max(0, -y); row < Math.min(edge, edge - y); row++) {
            for (int column = Math.max(0, -x); column < Math.min(edge, edge - x); column++) {
                moved[(row + y) * edge + column + x] = coin[4 * (row * edge + column) + 3];
            }
        }
        alpha.data().put(moved);
        var soft = new Mat();
        GaussianBlur(alpha, soft, new Size(0, 0), 0.02 * edge);
        soft.data().get(moved);
        for (int i = 0; i < scene.length; i++) {
            scene[i] = (byte) ((scene[i] & 0xff) * (255 - 0.55 * (moved[i / 3] & 0xff)) / 255);
        }
    }

    private static void relight(byte[] scene, int edge, Random random) {
        double gain = between(random, 0.6, 1.35);
        double ramp = between(random, -0.35, 0.35);
        double direction = 2 * HALF_TURN * random.nextDouble();
        double alongX = Math.cos(direction);
        double alongY = Math.sin(direction);
        double[] tint = {between(random, 0.9, 1.1), between(random, 0.9, 1.1), between(random, 0.9, 1.1)};
        for (int i = 0; i < scene.length; i++) {
            double x = 2.0 * (i / 3 % edge) / edge - 1;
            double y = 2.0 * (i / 3 / edge) / edge - 1;
            double light = gain * tint[i % 3] * (1 + ramp * (x * alongX + y * alongY));
            scene[i] = (byte) Math.clamp(Math.round((scene[i] & 0xff) * light), 0, 255);
        }
    }

    private static byte[] jpeg(byte[] scene, int edge, double blur, int target, int quality) {
        var picture = new Mat(edge, edge, CV_8UC3);
        picture.data().put(scene);
        if (blur > 0.05) {
            GaussianBlur(picture, picture, new Size(0, 0), blur);
        }
        var scaled = new Mat();
        resize(picture, scaled, new Size(target, target), 0, 0, INTER_AREA);
        var buffer = new BytePointer();
        if (!imencode(".jpg", scaled, buffer, new IntPointer(IMWRITE_JPEG_QUALITY, quality))) {
            throw new IllegalStateException("a composite of %d px could not be encoded".formatted(target));
        }
        var bytes = new byte[Math.toIntExact(buffer.limit())];
        buffer.get(bytes);
        return bytes;
    }

    private static BinaryMask mask(byte[] coin, int edge, int target) {
        var inside = new BitSet(target * target);
        for (int y = 0; y < target; y++) {
            int fromY = (int) ((y + 0.5) * edge / target);
            for (int x = 0; x < target; x++) {
                int fromX = (int) ((x + 0.5) * edge / target);
                inside.set(y * target + x, (coin[4 * (fromY * edge + fromX) + 3] & 0xff) > 127);
            }
        }
        return new BinaryMask(target, target, inside);
    }

    private static double between(Random random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
