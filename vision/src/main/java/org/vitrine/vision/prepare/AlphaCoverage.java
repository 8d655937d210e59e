package org.vitrine.vision.prepare;

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
import org.vitrine.vision.prepare.DecodedSamples.Alpha;

/**
 * Separates the alpha channel of decoded samples from the colours and scales both. An alpha that would make nearly all
 * of the picture transparent is ignored.
 *
 * <p>Colours are averaged after multiplication with their alpha; otherwise the colours hidden behind transparent
 * pixels, mostly black, would darken the edges.
 */
final class AlphaCoverage {

    /**
     * Share of the picture that must be at least half opaque. With less, alpha would leave nothing of the picture, and
     * is treated as a fault of the file.
     */
    private static final double NOTHING_LEFT = 0.001;

    private static final int MOST_SCALED_TOGETHER = 4;

    private static final String DISBELIEVED =
            "the file states that the whole picture is transparent; it is treated as opaque";

    private AlphaCoverage() {}

    /**
     * Colours and alpha, separated.
     *
     * @param colours 8 or 16 bits, not multiplied by alpha
     * @param alpha 8 bits; empty if no part of the picture is transparent
     * @param note why alpha was ignored, or an empty string
     */
    record Parted(Mat colours, Optional<Mat> alpha, String note) {}

    /**
     * Separates alpha and colours, and scales both down.
     *
     * @param longestPx longest edge of the results; smaller pictures are not enlarged
     */
    static Parted fitted(DecodedSamples samples, int longestPx) {
        return switch (samples.alpha()) {
            case ABSENT -> new Parted(PixelConversions.fitted(samples.pixels(), longestPx), Optional.empty(), "");
            case MEANINGLESS -> opaque(samples, longestPx, "");
            case STRAIGHT, ASSOCIATED -> {
                var alpha = new Mat();
                extractChannel(samples.pixels(), alpha, samples.colours());
                yield isFull(alpha)
                        ? opaque(samples, longestPx, "")
                        : isFullyTransparent(alpha)
                                ? opaque(samples, longestPx, DISBELIEVED)
                                : parted(samples, longestPx);
            }
        };
    }

    private static Parted opaque(DecodedSamples samples, int longestPx, String note) {
        return new Parted(colours(fitted(samples.pixels(), longestPx)), Optional.empty(), note);
    }

    private static Parted parted(DecodedSamples samples, int longestPx) {
        boolean associated = samples.alpha() == Alpha.ASSOCIATED;
        boolean scaled = Math.max(samples.pixels().cols(), samples.pixels().rows()) > longestPx;
        if (scaled && !associated) {
            eachRow(samples.pixels(), AlphaCoverage::multiply);
        }
        var small = fitted(samples.pixels(), longestPx);
        if (scaled || associated) {
            eachRow(small, AlphaCoverage::divide);
        }
        var alpha = new Mat();
        extractChannel(small, alpha, small.channels() - 1);
        return new Parted(colours(small), Optional.of(PixelConversions.inBytes(alpha)), "");
    }

    /**
     * Scales a picture of any number of channels. OpenCV scales at most four together, so ink colours with alpha are
     * scaled channel by channel.
     */
    private static Mat fitted(Mat pixels, int longestPx) {
        if (pixels.channels() <= MOST_SCALED_TOGETHER) {
            return PixelConversions.fitted(pixels, longestPx);
        }
        var channels = new MatVector();
        split(pixels, channels);
        for (long i = 0; i < channels.size(); i++) {
            channels.put(i, PixelConversions.fitted(channels.get(i), longestPx));
        }
        var fitted = new Mat();
        merge(channels, fitted);
        return fitted;
    }

    private static boolean isFull(Mat alpha) {
        var least = new DoublePointer(1);
        minMaxLoc(alpha, least, null, null, null, null);
        return least.get() >= greatest(alpha);
    }

    private static boolean isFullyTransparent(Mat alpha) {
        var covered = new Mat();
        compare(alpha, new Mat(1, 1, alpha.type(), Scalar.all(greatest(alpha) / 2.0)), covered, CMP_GE);
        return countNonZero(covered) < NOTHING_LEFT * alpha.total();
    }

    private static int greatest(Mat samples) {
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
    private interface Weighing {
        int weighed(int colour, int alpha, int greatest);
    }

    private static int multiply(int colour, int alpha, int greatest) {
        return (int) (((long) colour * alpha + greatest / 2) / greatest);
    }

    private static int divide(int colour, int alpha, int greatest) {
        return alpha == 0 ? 0 : (int) Math.min(greatest, ((long) colour * greatest + alpha / 2) / alpha);
    }

    /** Changes all colours in place, so that a large picture is not in memory twice. */
    private static void eachRow(Mat pixels, Weighing weighing) {
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
                        row[i + c] = (byte) weighing.weighed(row[i + c] & 0xff, alpha, 0xff);
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
                    row[i + c] = (short) weighing.weighed(row[i + c] & 0xffff, alpha, 0xffff);
                }
            }
            at.put(row);
        }
    }
}
