package org.vitrine.vision.verify;

import static org.bytedeco.opencv.global.opencv_core.ALGO_HINT_DEFAULT;
import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.blur;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The direction and strength of edges at each pixel of a square picture. The angle of the gradient is doubled, so that
 * opposite directions are equal; the strength is the square root of the gradient's length, so that glare does not
 * dominate. Immutable and thread-safe.
 */
public final class EdgeOrientationMap {

    /** Edge of the square to which every picture is scaled, in pixels. */
    public static final int EDGE_PX = 224;

    /**
     * Window of the local contrast, its floor, and both blurs: the same as in the embedder {@code relief-bank}, or
     * close to it.
     */
    private static final int WINDOW_PX = 25;

    private static final float CONTRAST_FLOOR = 0.03f;
    private static final double EDGE_SIGMA_PX = 1;
    private static final double MAP_SIGMA_PX = 1.5;
    private static final float EPSILON = 1e-6f;

    private final float[] cosine;
    private final float[] sine;

    private final int pictureWidthPx;
    private final int pictureHeightPx;

    private EdgeOrientationMap(float[] cosine, float[] sine, int pictureWidthPx, int pictureHeightPx) {
        this.cosine = cosine;
        this.sine = sine;
        this.pictureWidthPx = pictureWidthPx;
        this.pictureHeightPx = pictureHeightPx;
    }

    /**
     * Computes the map of an encoded picture.
     *
     * @param prepared encoded square picture with the object in its middle
     * @throws IllegalArgumentException if the bytes cannot be decoded as a picture
     */
    public static EdgeOrientationMap of(byte[] prepared) {
        try (var scope = new PointerScope()) {
            var decoded = imdecode(new Mat(new BytePointer(prepared)), IMREAD_GRAYSCALE);
            if (decoded.empty()) {
                throw new IllegalArgumentException("%d bytes cannot be read as a picture".formatted(prepared.length));
            }
            return of(decoded);
        }
    }

    /** Computes the map of a square picture with one or three channels of 8 bits. */
    public static EdgeOrientationMap of(Mat prepared) {
        try (var scope = new PointerScope()) {
            var plain = prepared;
            if (prepared.channels() == 3) {
                plain = new Mat();
                cvtColor(prepared, plain, COLOR_BGR2GRAY);
            }
            var grey = new Mat();
            resize(plain, grey, new Size(EDGE_PX, EDGE_PX), 0, 0, INTER_AREA);
            var normalised = mat(contrastNormalised(grey));
            GaussianBlur(
                    normalised,
                    normalised,
                    new Size(0, 0),
                    EDGE_SIGMA_PX,
                    EDGE_SIGMA_PX,
                    BORDER_REPLICATE,
                    ALGO_HINT_DEFAULT);
            var cosine = new float[EDGE_PX * EDGE_PX];
            var sine = new float[EDGE_PX * EDGE_PX];
            doubleAngles(values(normalised), cosine, sine);
            return new EdgeOrientationMap(smoothed(cosine), smoothed(sine), prepared.cols(), prepared.rows());
        }
    }

    /** Returns the width of the picture before scaling. */
    public int pictureWidthPx() {
        return pictureWidthPx;
    }

    /** Returns the height of the picture before scaling. */
    public int pictureHeightPx() {
        return pictureHeightPx;
    }

    /** Returns the lightness with its local contrast normalised. */
    private static float[] contrastNormalised(Mat grey) {
        var light = new Mat();
        grey.convertTo(light, CV_32F, 1 / 255.0, 0);
        var mean = new Mat();
        blur(light, mean, new Size(WINDOW_PX, WINDOW_PX), new Point(-1, -1), BORDER_REPLICATE);
        var values = values(light);
        var means = values(mean);
        var squares = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] -= means[i];
            squares[i] = values[i] * values[i];
        }
        var variance = mat(squares);
        blur(variance, variance, new Size(WINDOW_PX, WINDOW_PX), new Point(-1, -1), BORDER_REPLICATE);
        var variances = values(variance);
        for (int i = 0; i < values.length; i++) {
            values[i] /= (float) Math.sqrt(Math.max(0, variances[i]) + CONTRAST_FLOOR * CONTRAST_FLOOR);
        }
        return values;
    }

    private static void doubleAngles(float[] normalised, float[] cosine, float[] sine) {
        for (int y = 1; y < EDGE_PX - 1; y++) {
            for (int x = 1; x < EDGE_PX - 1; x++) {
                int at = y * EDGE_PX + x;
                float across = (normalised[at + 1] - normalised[at - 1]) / 2;
                float down = (normalised[at + EDGE_PX] - normalised[at - EDGE_PX]) / 2;
                float square = across * across + down * down;
                float scale = (float) (Math.sqrt(Math.sqrt(square)) / (square + EPSILON));
                cosine[at] = (across * across - down * down) * scale;
                sine[at] = 2 * across * down * scale;
            }
        }
    }

    private static float[] smoothed(float[] plane) {
        var smoothedPlane = mat(plane);
        GaussianBlur(
                smoothedPlane,
                smoothedPlane,
                new Size(0, 0),
                MAP_SIGMA_PX,
                MAP_SIGMA_PX,
                BORDER_REPLICATE,
                ALGO_HINT_DEFAULT);
        return values(smoothedPlane);
    }

    private static Mat mat(float[] values) {
        var mat = new Mat(EDGE_PX, EDGE_PX, CV_32FC1);
        new FloatPointer(mat.data()).put(values, 0, values.length);
        return mat;
    }

    private static float[] values(Mat plane) {
        var values = new float[EDGE_PX * EDGE_PX];
        new FloatPointer(plane.data()).get(values);
        return values;
    }

    /**
     * Returns the cosine of the doubled angle times the strength, interpolated between four pixels. Outside the picture
     * the values of its border are returned.
     */
    public float cosine(double x, double y) {
        return interpolated(cosine, x, y);
    }

    /** Returns the sine of the doubled angle times the strength, as {@link #cosine(double, double)}. */
    public float sine(double x, double y) {
        return interpolated(sine, x, y);
    }

    /**
     * Returns the same as {@link #cosine(double, double)} at the middle of a pixel, which must be inside the picture.
     */
    public float cosine(int x, int y) {
        return cosine[y * EDGE_PX + x];
    }

    /**
     * Returns the same as {@link #sine(double, double)} at the middle of a pixel, which must be inside the picture.
     */
    public float sine(int x, int y) {
        return sine[y * EDGE_PX + x];
    }

    private static float interpolated(float[] plane, double x, double y) {
        double inX = Math.clamp(x, 0, EDGE_PX - 1.001);
        double inY = Math.clamp(y, 0, EDGE_PX - 1.001);
        int at = (int) inY * EDGE_PX + (int) inX;
        float right = (float) (inX - (int) inX);
        float below = (float) (inY - (int) inY);
        float upper = plane[at] + right * (plane[at + 1] - plane[at]);
        float lower = plane[at + EDGE_PX] + right * (plane[at + EDGE_PX + 1] - plane[at + EDGE_PX]);
        return upper + below * (lower - upper);
    }
}
