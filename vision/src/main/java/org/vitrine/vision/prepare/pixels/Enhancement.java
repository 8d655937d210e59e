package org.vitrine.vision.prepare.pixels;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_core.divide;
import static org.bytedeco.opencv.global.opencv_core.max;
import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.minMaxLoc;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.split;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2Lab;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_Lab2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.bilateralFilter;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The step {@code enhance}: evens out the illumination, removes noise if there is enough, and sharpens. It changes
 * lightness only, and only the prepared picture, which models see.
 *
 * @param pixels the enhanced picture
 * @param lightSpread brightest part of the illumination divided by the darkest
 * @param noise standard deviation of the noise found, in [0, 1]
 * @param denoised whether noise was removed
 */
public record Enhancement(Mat pixels, double lightSpread, double noise, boolean denoised) {

    /**
     * Standard deviation of the blur that estimates illumination, as a share of the picture's width: illumination
     * changes over a fifth of the object, relief over shorter distances.
     */
    private static final double LIGHT_SIGMA = 0.2;
    /** Share of the difference in illumination that is removed. */
    private static final double EVENING_SHARE = 0.6;

    /** Standard deviation above which noise is removed, with brightness in [0, 1]. */
    private static final double MIN_NOISE = 0.012;
    /** Standard deviation of the blur for unsharp masking, in pixels. */
    private static final double SHARPEN_SIGMA = 1.2;
    /** Share of the difference from the blurred picture that is added. */
    private static final double SHARPENING = 0.5;

    private static final double FULL = 255;

    /**
     * Enhances a picture.
     *
     * @param bgr prepared picture, 8 bits, blue, green, red
     * @param mask opacity of the object in it, 8 bits
     */
    public static Enhancement of(Mat bgr, Mat mask) {
        var lab = new Mat();
        cvtColor(bgr, lab, COLOR_BGR2Lab);
        var channels = new MatVector();
        split(lab, channels);
        var light = channels.get(0);
        double noise = noise(light);
        boolean denoised = noise > MIN_NOISE;
        if (denoised) {
            var denoisedLight = new Mat();
            bilateralFilter(light, denoisedLight, 5, 3 * noise * FULL, 2);
            light = denoisedLight;
        }
        var illumination = illumination(light, mask);
        var darkest = new DoublePointer(1);
        var brightest = new DoublePointer(1);
        minMaxLoc(illumination, darkest, brightest, null, null, mask);
        double spread = brightest.get() / Math.max(1, darkest.get());
        var sharp =
                sharpened(evened(light, illumination, mean(illumination, mask).get(0)));
        var merged = new Mat();
        merge(new MatVector(sharp, channels.get(1), channels.get(2)), merged);
        var result = new Mat();
        cvtColor(merged, result, COLOR_Lab2BGR);
        return new Enhancement(result, spread, noise, denoised);
    }

    /**
     * Estimates noise by the median difference between a pixel and the mean of its neighbours: the idea of Immerkær
     * (CVIU 1996), with the median because relief is not noise.
     */
    private static double noise(Mat light) {
        int[] counts = new int[256];
        int total = 0;
        try (UByteIndexer at = light.createIndexer()) {
            for (int y = 1; y < light.rows() - 1; y += 2) {
                for (int x = 1; x < light.cols() - 1; x += 2) {
                    int around = at.get(y - 1, x) + at.get(y + 1, x) + at.get(y, x - 1) + at.get(y, x + 1);
                    int difference = Math.min(255, Math.abs(4 * at.get(y, x) - around));
                    counts[difference]++;
                    total++;
                }
            }
        }
        int cumulated = 0;
        int median = 0;
        while (median < 255 && cumulated + counts[median] < total / 2) {
            cumulated += counts[median++];
        }
        // The standard deviation of 4p − Σ of four neighbours is √20 σ; the median of |x| is 0.6745 σ.
        return median / (0.6745 * Math.sqrt(20)) / FULL;
    }

    /** Estimates illumination by a blur inside the mask only, so that the ground does not brighten the rim. */
    private static Mat illumination(Mat light, Mat mask) {
        double sigma = LIGHT_SIGMA * light.cols();
        var weight = new Mat();
        mask.convertTo(weight, CV_32F, 1 / FULL, 0);
        var value = new Mat();
        light.convertTo(value, CV_32F);
        var weighted = new Mat();
        multiply(value, weight, weighted);
        var sum = new Mat();
        GaussianBlur(weighted, sum, new Size(0, 0), sigma);
        var total = new Mat();
        GaussianBlur(weight, total, new Size(0, 0), sigma);
        var floor = new Mat(total.rows(), total.cols(), CV_32F, Scalar.all(1e-3));
        var safe = new Mat();
        max(total, floor, safe);
        var average = new Mat();
        divide(sum, safe, average);
        return average;
    }

    private static Mat evened(Mat light, Mat illumination, double mean) {
        var value = new Mat();
        light.convertTo(value, CV_32F);
        var evenedLight = new Mat();
        addWeighted(value, 1, illumination, -EVENING_SHARE, EVENING_SHARE * mean, evenedLight);
        return evenedLight;
    }

    private static Mat sharpened(Mat light) {
        var soft = new Mat();
        GaussianBlur(light, soft, new Size(0, 0), SHARPEN_SIGMA);
        var sharp = new Mat();
        addWeighted(light, 1 + SHARPENING, soft, -SHARPENING, 0, sharp);
        var bytes = new Mat();
        sharp.convertTo(bytes, CV_8U);
        return bytes;
    }
}
