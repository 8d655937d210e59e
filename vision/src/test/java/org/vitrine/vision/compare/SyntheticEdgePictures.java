package org.vitrine.vision.compare;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.bitwise_not;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.getRotationMatrix2D;
import static org.bytedeco.opencv.global.opencv_imgproc.line;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Draws pictures of sixty strokes from a seed, placed by a similarity transform that the tests choose. */
final class SyntheticEdgePictures {

    static final int EDGE_PX = 224;

    private SyntheticEdgePictures() {}

    /**
     * The pose of the drawn strokes in a picture.
     *
     * @param seed seed of the strokes
     * @param degrees clockwise rotation about the middle
     * @param scale scale about the middle
     * @param right shift to the right in pixels, after rotation and scaling
     * @param down shift downwards in pixels, after rotation and scaling
     * @param negative whether light and dark are exchanged
     * @param edgePx edge of the stored picture
     */
    record Placed(long seed, double degrees, double scale, double right, double down, boolean negative, int edgePx) {

        static Placed upright(long seed) {
            return new Placed(seed, 0, 1, 0, 0, false, EDGE_PX);
        }

        Placed turned(double clockwiseDegrees) {
            return new Placed(seed, clockwiseDegrees, scale, right, down, negative, edgePx);
        }

        Placed scaled(double by) {
            return new Placed(seed, degrees, by, right, down, negative, edgePx);
        }

        Placed shifted(double byRight, double byDown) {
            return new Placed(seed, degrees, scale, byRight, byDown, negative, edgePx);
        }

        /** Returns the same strokes lit from the other side. */
        Placed relit() {
            return new Placed(seed, degrees, scale, right, down, !negative, edgePx);
        }

        Placed stored(int atEdgePx) {
            return new Placed(seed, degrees, scale, right, down, negative, atEdgePx);
        }

        byte[] png() {
            try (var scope = new PointerScope()) {
                var placed = new Mat();
                // OpenCV rotates anticlockwise
                var matrix = getRotationMatrix2D(new Point2f((EDGE_PX - 1) / 2f, (EDGE_PX - 1) / 2f), -degrees, scale);
                var numbers = new DoublePointer(matrix.data());
                numbers.put(2, numbers.get(2) + right);
                numbers.put(5, numbers.get(5) + down);
                warpAffine(
                        carving(seed),
                        placed,
                        matrix,
                        new Size(EDGE_PX, EDGE_PX),
                        INTER_LINEAR,
                        BORDER_CONSTANT,
                        Scalar.all(128));
                if (negative) {
                    bitwise_not(placed, placed);
                }
                var stored = new Mat();
                resize(placed, stored, new Size(edgePx, edgePx), 0, 0, INTER_LINEAR);
                return SyntheticEdgePictures.png(stored);
            }
        }
    }

    static byte[] blank() {
        try (var scope = new PointerScope()) {
            return png(new Mat(EDGE_PX, EDGE_PX, CV_8UC1, Scalar.all(128)));
        }
    }

    private static Mat carving(long seed) {
        var random = new Random(seed);
        var upright = new Mat(EDGE_PX, EDGE_PX, CV_8UC1, Scalar.all(128));
        for (int i = 0; i < 60; i++) {
            int x = 45 + random.nextInt(134);
            int y = 45 + random.nextInt(134);
            var to = new Point(x + random.nextInt(61) - 30, y + random.nextInt(61) - 30);
            line(upright, new Point(x, y), to, Scalar.all(random.nextInt(256)), 3, LINE_AA, 0);
        }
        return upright;
    }

    private static byte[] png(Mat pixels) {
        var buffer = new BytePointer();
        imencode(".png", pixels, buffer);
        var bytes = new byte[Math.toIntExact(buffer.limit())];
        buffer.get(bytes);
        return bytes;
    }
}
