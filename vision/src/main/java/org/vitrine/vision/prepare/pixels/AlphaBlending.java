package org.vitrine.vision.prepare.pixels;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.subtract;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Blends a picture with a plain background. */
public final class AlphaBlending {

    private static final double FULL = 255;

    private AlphaBlending() {}

    /**
     * Returns the picture blended over grey by its coverage.
     *
     * @param bgr 8-bit picture, blue, green, red
     * @param coverage 8-bit opacity of the same size: 255 keeps the picture, 0 shows the background
     * @param grey value of the background, 0 to 255
     */
    public static Mat over(Mat bgr, Mat coverage, int grey) {
        var weight = new Mat();
        coverage.convertTo(weight, CV_32F, 1 / FULL, 0);
        var weights = new Mat();
        merge(new MatVector(weight, weight, weight), weights);
        var above = new Mat();
        bgr.convertTo(above, CV_32F);
        var ground = new Mat(bgr.rows(), bgr.cols(), CV_32FC3, Scalar.all(grey));
        var difference = new Mat();
        subtract(above, ground, difference);
        var part = new Mat();
        multiply(difference, weights, part);
        var sum = new Mat();
        add(ground, part, sum);
        var blended = new Mat();
        sum.convertTo(blended, CV_8U);
        return blended;
    }
}
