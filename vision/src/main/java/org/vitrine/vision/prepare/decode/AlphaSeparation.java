package org.vitrine.vision.prepare.decode;

import static org.bytedeco.opencv.global.opencv_core.CMP_GE;
import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.compare;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.minMaxLoc;
import static org.bytedeco.opencv.global.opencv_core.split;

import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.vitrine.vision.prepare.decode.DecodedSamples.Alpha;
import org.vitrine.vision.prepare.pixels.PixelConversions;
import org.vitrine.vision.remark.StepRemark;

/**
 * Separates the alpha channel of decoded samples from the colours and scales both. An alpha that would make nearly all
 * of the picture transparent is ignored.
 *
 * <p>Colours are averaged after multiplication with their alpha; otherwise the colours hidden behind transparent
 * pixels, mostly black, would darken the edges.
 */
final class AlphaSeparation {

    /**
     * Share of the picture that must be at least half opaque. With less, alpha would leave nothing of the picture, and
     * is treated as a fault of the file.
     */
    private static final double MIN_OPAQUE_SHARE = 0.001;

    private static final int MAX_SCALED_CHANNELS = 4;

    private AlphaSeparation() {}

    /**
     * Colours and alpha, separated.
     *
     * @param colours 8 or 16 bits, not multiplied by alpha
     * @param alpha 8 bits; empty if no part of the picture is transparent
     * @param note why alpha was ignored, or an empty string
     */
    record Separated(Mat colours, Optional<Mat> alpha, String note) {}

    /**
     * Separates alpha and colours, and scales both down.
     *
     * @param longestPx longest edge of the results; smaller pictures are not enlarged
     */
    static Separated scaledToFit(DecodedSamples samples, int longestPx) {
        return switch (samples.alpha()) {
            case ABSENT ->
                new Separated(PixelConversions.scaledToFit(samples.pixels(), longestPx), Optional.empty(), "");
            case IGNORED -> opaque(samples, longestPx, "");
            case STRAIGHT, ASSOCIATED -> {
                var alpha = new Mat();
                extractChannel(samples.pixels(), alpha, samples.colourChannels());
                yield isOpaque(alpha)
                        ? opaque(samples, longestPx, "")
                        : isFullyTransparent(alpha)
                                ? opaque(samples, longestPx, StepRemark.FULLY_TRANSPARENT.text())
                                : separated(samples, longestPx);
            }
        };
    }

    private static Separated opaque(DecodedSamples samples, int longestPx, String note) {
        return new Separated(colours(scaledToFit(samples.pixels(), longestPx)), Optional.empty(), note);
    }

    private static Separated separated(DecodedSamples samples, int longestPx) {
        boolean associated = samples.alpha() == Alpha.ASSOCIATED;
        boolean scaled = Math.max(samples.pixels().cols(), samples.pixels().rows()) > longestPx;
        if (scaled && !associated) {
            eachRow(samples.pixels(), AlphaSeparation::multiply);
        }
        var small = scaledToFit(samples.pixels(), longestPx);
        if (scaled || associated) {
            eachRow(small, AlphaSeparation::divide);
        }
        var alpha = new Mat();
        extractChannel(small, alpha, small.channels() - 1);
        return new Separated(colours(small), Optional.of(PixelConversions.to8Bits(alpha)), "");
    }

    /**
     * Scales a picture of any number of channels. OpenCV scales at most four together, so ink colours with alpha are
     * scaled channel by channel.
     */
    private static Mat scaledToFit(Mat pixels, int longestPx) {
        if (pixels.channels() <= MAX_SCALED_CHANNELS) {
            return PixelConversions.scaledToFit(pixels, longestPx);
        }
        var channels = new MatVector();
        split(pixels, channels);
        for (long i = 0; i < channels.size(); i++) {
            channels.put(i, PixelConversions.scaledToFit(channels.get(i), longestPx));
        }
        var fitted = new Mat();
        merge(channels, fitted);
        return fitted;
    }

    private static boolean isOpaque(Mat alpha) {
        var min = new DoublePointer(1);
        minMaxLoc(alpha, min, null, null, null, null);
        return min.get() >= maxValue(alpha);
    }

    private static boolean isFullyTransparent(Mat alpha) {
        var opaquePixels = new Mat();
        compare(alpha, new Mat(1, 1, alpha.type(), Scalar.all(maxValue(alpha) / 2.0)), opaquePixels, CMP_GE);
        return countNonZero(opaquePixels) < MIN_OPAQUE_SHARE * alpha.total();
    }

    private static int maxValue(Mat samples) {
        return samples.depth() == CV_16U ? 0xffff : 0xff;
    }

    private static Mat colours(Mat withAlpha) {
        var channels = new MatVector();
        split(withAlpha, channels);
        channels.resize(channels.size() - 1);
        var colours = new Mat();
        merge(channels, colours);
        return colours;
    }

    /** Changes a colour by the alpha of its pixel; {@code greatest} is the greatest value of both. */
    @FunctionalInterface
    private interface AlphaOperation {
        int apply(int colour, int alpha, int maxValue);
    }

    private static int multiply(int colour, int alpha, int maxValue) {
        return (int) (((long) colour * alpha + maxValue / 2) / maxValue);
    }

    private static int divide(int colour, int alpha, int maxValue) {
        return alpha == 0 ? 0 : (int) Math.min(maxValue, ((long) colour * maxValue + alpha / 2) / alpha);
    }

    /** Changes all colours in place, so that a large picture is not in memory twice. */
    private static void eachRow(Mat pixels, AlphaOperation operation) {
        int channels = pixels.channels();
        int length = pixels.cols() * channels;
        if (pixels.depth() == CV_8U) {
            var row = new byte[length];
            for (int y = 0; y < pixels.rows(); y++) {
                var at = new BytePointer(pixels.ptr(y));
                at.get(row);
                for (int i = 0; i < length; i += channels) {
                    int alpha = row[i + channels - 1] & 0xff;
                    for (int c = 0; c < channels - 1; c++) {
                        row[i + c] = (byte) operation.apply(row[i + c] & 0xff, alpha, 0xff);
                    }
                }
                at.put(row);
            }
            return;
        }
        var row = new short[length];
        for (int y = 0; y < pixels.rows(); y++) {
            var at = new ShortPointer(pixels.ptr(y));
            at.get(row);
            for (int i = 0; i < length; i += channels) {
                int alpha = row[i + channels - 1] & 0xffff;
                for (int c = 0; c < channels - 1; c++) {
                    row[i + c] = (short) operation.apply(row[i + c] & 0xffff, alpha, 0xffff);
                }
            }
            at.put(row);
        }
    }
}
