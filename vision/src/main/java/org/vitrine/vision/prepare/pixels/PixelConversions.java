package org.vitrine.vision.prepare.pixels;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2Lab;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/** Converts depth, channels and size of pictures. */
public final class PixelConversions {

    /** Grey value behind transparent pixels: the middle, so that both black and white coins stay visible. */
    public static final int NEUTRAL_GREY = 128;

    private static final double SCALE_TO_8_BITS = 1 / 257.0;

    private PixelConversions() {}

    /** Copies interleaved bytes to a new matrix. */
    public static Mat ofBytes(byte[] bytes, int width, int height, int channels) {
        return new Mat(height, width, CV_8UC(channels), new BytePointer(bytes)).clone();
    }

    /** Returns the pixels as red, green, blue, three bytes per pixel, row by row. */
    public static byte[] rgb(Mat bgr) {
        var rgbPixels = converted(bgr, COLOR_BGR2RGB);
        var bytes = new byte[Math.toIntExact(rgbPixels.total() * rgbPixels.elemSize())];
        rgbPixels.data().get(bytes);
        return bytes;
    }

    /** Converts samples of 8 or 16 bits to 8. */
    public static Mat to8Bits(Mat samples) {
        if (samples.depth() == CV_8U) {
            return samples;
        }
        var bytes = new Mat();
        samples.convertTo(bytes, CV_8U, samples.depth() == CV_16U ? SCALE_TO_8_BITS : 1, 0);
        return bytes;
    }

    /** Converts one channel to three equal ones. */
    public static Mat bgrOfGrey(Mat grey) {
        return converted(grey, COLOR_GRAY2BGR);
    }

    /** Returns the picture in CIE Lab with its grain smoothed; outlines are searched in it. */
    public static Mat smoothedLab(Mat bgr) {
        var smoothed = new Mat();
        GaussianBlur(bgr, smoothed, new Size(3, 3), 0);
        return converted(smoothed, COLOR_BGR2Lab);
    }

    private static Mat converted(Mat pixels, int code) {
        var converted = new Mat();
        cvtColor(pixels, converted, code);
        return converted;
    }

    /** Scales down so that the longest edge is at most {@code longestPx}; never enlarges. */
    public static Mat scaledToFit(Mat pixels, int longestPx) {
        int longest = Math.max(pixels.cols(), pixels.rows());
        return longest <= longestPx ? pixels : scaled(pixels, (double) longestPx / longest);
    }

    /**
     * Scales down as {@link #scaledToFit}, by halves first. Exact halves take a fifth of the time; they may drop an odd
     * last row, which does not matter in small pictures.
     */
    public static Mat scaledToFitByHalves(Mat pixels, int longestPx) {
        return scaledToFit(halved(pixels, longestPx), longestPx);
    }

    /** Scales down by halves, until the longest edge is less than 2.2 times {@code longestPx}. */
    static Mat halved(Mat pixels, int longestPx) {
        var half = pixels;
        while (Math.max(half.cols(), half.rows()) >= 2.2 * longestPx && Math.min(half.cols(), half.rows()) >= 4) {
            var even = new Mat(half, new Rect(0, 0, half.cols() / 2 * 2, half.rows() / 2 * 2));
            var next = new Mat();
            resize(even, next, new Size(even.cols() / 2, even.rows() / 2), 0, 0, INTER_AREA);
            half = next;
        }
        return half;
    }

    /** Returns the picture scaled by a factor, in both directions. */
    public static Mat scaled(Mat pixels, double factor) {
        int width = Math.max(1, (int) Math.round(pixels.cols() * factor));
        int height = Math.max(1, (int) Math.round(pixels.rows() * factor));
        return resized(pixels, width, height);
    }

    /** Returns the picture scaled to exactly this size, in pixels. */
    public static Mat resized(Mat pixels, int width, int height) {
        if (pixels.cols() == width && pixels.rows() == height) {
            return pixels;
        }
        var resized = new Mat();
        boolean smaller = width < pixels.cols();
        resize(pixels, resized, new Size(width, height), 0, 0, smaller ? INTER_AREA : INTER_CUBIC);
        return resized;
    }
}
