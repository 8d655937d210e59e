package org.vitrine.vision.prepare.pixels;

import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_core.meanStdDev;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.Laplacian;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Computes the quality figures of a photograph. */
public final class QualityMeasures {

    private static final double FULL = 255;

    private QualityMeasures() {}

    /** Returns the variance of the Laplacian of the luminance, which is in [0, 1] (Pech-Pacheco et al., ICPR 2000). */
    public static double sharpness(Mat bgr) {
        var laplacian = new Mat();
        Laplacian(grey(bgr), laplacian, CV_64F, 3, 1 / FULL, 0, org.bytedeco.opencv.global.opencv_core.BORDER_DEFAULT);
        var average = new Mat();
        var deviation = new Mat();
        meanStdDev(laplacian, average, deviation);
        try (DoubleIndexer value = deviation.createIndexer()) {
            return value.get(0) * value.get(0);
        }
    }

    /** Returns the mean luminance inside the mask, in [0, 1]. */
    public static double exposure(Mat bgr, Mat mask) {
        return mean(grey(bgr), mask).get(0) / FULL;
    }

    private static Mat grey(Mat bgr) {
        var grey = new Mat();
        cvtColor(bgr, grey, COLOR_BGR2GRAY);
        return grey;
    }
}
