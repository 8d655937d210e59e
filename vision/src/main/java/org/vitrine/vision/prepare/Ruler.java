package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.transpose;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.prepare.pixels.PixelConversions;

/**
 * The scale of a photograph, from a ruler in it: ticks at even distances, of which every fifth or tenth is longer. A
 * pattern that is only even, such as cloth, is not accepted as a ruler. Used by the step {@code scale}.
 *
 * @param pxPerMm pixels per millimetre of the picture in which the ruler was found
 * @param confidence correlation of places ten millimetres apart, in [0, 1]
 */
record Ruler(double pxPerMm, double confidence) {

    /**
     * Longest edge of the picture that is searched: a ruler of 30 cm along it still has three pixels per millimetre.
     */
    static final int SEARCH_EDGE_PX = 1024;

    /**
     * Least longest edge of a picture: in smaller ones, the threads of cloth interfere with the pixels and look like
     * ticks.
     */
    private static final int MIN_EDGE_PX = 600;

    /** Strips of the picture that are searched, in each direction. */
    private static final int STRIPS = 32;
    /** Slopes at which a strip is searched, so that a slightly rotated ruler is found. */
    private static final double[] SLOPES = {-0.05, -0.025, 0, 0.025, 0.05};
    /** Shortest distance of two ticks, in pixels. */
    private static final int MIN_TICK_PX = 3;
    /** Least number of ticks on the length of a strip. */
    private static final double MIN_TICKS = 20;
    /** Least autocorrelation at the distance of one tick. */
    private static final double MIN_TICK_CORRELATION = 0.35;
    /** Least autocorrelation at the distance of ten ticks. */
    private static final double MIN_TEN_TICK_CORRELATION = 0.5;
    /** Least excess of the autocorrelation at ten ticks over that at nine and eleven. */
    private static final double MIN_TENTH_EXCESS = 0.05;
    /** Confidence, as a share of that of the clearest ruler, above which a ruler is nearly as clear. */
    private static final double MIN_RELATIVE_CONFIDENCE = 0.75;
    /** Root mean square of the differences of brightness, in grey levels, below which no ticks are visible. */
    private static final double MIN_CONTRAST = 4;

    /**
     * Finds the clearest ruler, horizontal or vertical; empty if there is none.
     *
     * @param bgr picture, 8 bits
     */
    static Optional<Ruler> find(Mat bgr) {
        if (Math.max(bgr.cols(), bgr.rows()) < MIN_EDGE_PX) {
            return Optional.empty();
        }
        var small = PixelConversions.scaledToFitByHalves(bgr, SEARCH_EDGE_PX);
        double factor = (double) bgr.cols() / small.cols();
        var grey = new Mat();
        cvtColor(small, grey, COLOR_BGR2GRAY);
        var along = new Mat();
        grey.convertTo(along, CV_32F);
        var down = new Mat();
        transpose(along, down);
        return finest(Stream.of(along, down).flatMap(Ruler::rulers).toList())
                .map(found -> new Ruler(found.pxPerMm * factor, found.confidence));
    }

    /**
     * Selects the finest of the rulers that are nearly as clear as the clearest: the longer ticks alone are even, too,
     * but the finest ticks are the millimetres.
     */
    private static Optional<Ruler> finest(List<Ruler> rulers) {
        double clearest = rulers.stream().mapToDouble(Ruler::confidence).max().orElse(0);
        return rulers.stream()
                .filter(ruler -> ruler.confidence > MIN_RELATIVE_CONFIDENCE * clearest)
                .min(Comparator.comparingDouble(Ruler::pxPerMm));
    }

    private static Stream<Ruler> rulers(Mat grey) {
        int width = grey.cols();
        int height = grey.rows();
        FloatBuffer buffer = grey.createBuffer();
        var pixels = new float[width * height];
        buffer.get(pixels);
        int strip = Math.max(4, height / STRIPS);
        return IntStream.range(0, SLOPES.length).boxed().flatMap(slope -> {
            var sums = columnSums(pixels, width, height, SLOPES[slope]);
            return IntStream.iterate(0, top -> top + strip <= height, top -> top + Math.max(2, strip / 2))
                    .boxed()
                    .flatMap(top -> profileSections(profile(sums, width, top, strip)))
                    .flatMap(part -> findInProfile(part).stream());
        });
    }

    /**
     * Returns cumulative sums down each column, with the columns shifted so that a slightly rotated ruler becomes
     * level. The edge of the picture is repeated outside it.
     */
    private static float[] columnSums(float[] pixels, int width, int height, double slope) {
        var sums = new float[width * (height + 1)];
        for (int x = 0; x < width; x++) {
            int shift = (int) Math.round(slope * (x - width / 2.0));
            for (int y = 0; y < height; y++) {
                int from = Math.clamp(y + shift, 0, height - 1);
                sums[(y + 1) * width + x] = sums[y * width + x] + pixels[from * width + x];
            }
        }
        return sums;
    }

    private static double[] profile(float[] sums, int width, int top, int strip) {
        var profile = new double[width];
        for (int x = 0; x < width; x++) {
            profile[x] = (sums[(top + strip) * width + x] - sums[top * width + x]) / strip;
        }
        return profile;
    }

    /** Returns the whole profile and three halves of it, because a ruler need not extend over the whole picture. */
    private static Stream<double[]> profileSections(double[] profile) {
        int half = profile.length / 2;
        return Stream.of(
                profile,
                Arrays.copyOfRange(profile, 0, half),
                Arrays.copyOfRange(profile, half / 2, half / 2 + half),
                Arrays.copyOfRange(profile, profile.length - half, profile.length));
    }

    /** Finds a ruler in the brightness along a strip of the picture; empty if there is none. */
    static Optional<Ruler> findInProfile(double[] brightness) {
        var rise = differences(brightness);
        double energy = 0;
        for (double step : rise) {
            energy += step * step;
        }
        if (Math.sqrt(energy / rise.length) < MIN_CONTRAST) {
            return Optional.empty();
        }
        var autocorrelation = new Autocorrelation(rise);
        int maxTick = (int) Math.min(autocorrelation.maxLag() / 11.0, rise.length / MIN_TICKS);
        for (int tickLag = MIN_TICK_PX; tickLag <= maxTick; tickLag++) {
            if (autocorrelation.at(tickLag) > MIN_TICK_CORRELATION
                    && autocorrelation.at(tickLag) >= autocorrelation.at(tickLag - 1)
                    && autocorrelation.at(tickLag) >= autocorrelation.at(tickLag + 1)) {
                var ruler = verifyTenTickPeriod(autocorrelation, tickLag);
                if (ruler.isPresent()) {
                    return ruler;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Accepts a tick length if the profile is more similar to itself at a distance of ten ticks than at nine or eleven,
     * and refines the length by these distances.
     */
    private static Optional<Ruler> verifyTenTickPeriod(Autocorrelation autocorrelation, int tickLag) {
        double tick = tickLag;
        int lastMultiple = 1;
        for (int multiple : new int[] {2, 3, 5, 10}) {
            int at = autocorrelation.peak(tick * multiple, tick * multiple / (2.5 * lastMultiple));
            tick = autocorrelation.vertex(at) / multiple;
            lastMultiple = multiple;
        }
        if (11 * tick + 1 > autocorrelation.maxLag()) {
            return Optional.empty();
        }
        double ten = autocorrelation.height(autocorrelation.peak(10 * tick, 1));
        double nine = autocorrelation.height(autocorrelation.peak(9 * tick, 1));
        double eleven = autocorrelation.height(autocorrelation.peak(11 * tick, 1));
        // At nine and eleven ticks the profile must also be similar to itself: if one and a half millimetres were taken
        // for one tick, ticks would lie between ticks there.
        boolean even = Math.min(nine, eleven) > 0;
        return even && ten > MIN_TEN_TICK_CORRELATION && ten - Math.max(nine, eleven) > MIN_TENTH_EXCESS
                ? Optional.of(new Ruler(tick, Math.clamp(ten, 0, 1)))
                : Optional.empty();
    }

    /** Returns the rise of brightness over several pixels, because ticks are seldom a whole number of pixels apart. */
    private static double[] differences(double[] brightness) {
        var rise = new double[brightness.length - 3];
        for (int x = 0; x < rise.length; x++) {
            rise[x] = brightness[x + 3] + brightness[x + 2] - brightness[x + 1] - brightness[x];
        }
        return rise;
    }

    /** Autocorrelation of a signal; each lag is computed when it is first needed. */
    private static final class Autocorrelation {

        private final double[] signal;
        private final double[] correlations;

        Autocorrelation(double[] signal) {
            this.signal = signal;
            this.correlations = new double[signal.length / 3 + 2];
            Arrays.fill(correlations, Double.NaN);
        }

        /** Returns the greatest lag for {@link #peak} and {@link #vertex}; these also need the lag after it. */
        int maxLag() {
            return correlations.length - 2;
        }

        double at(int lag) {
            if (Double.isNaN(correlations[lag])) {
                correlations[lag] = correlation(lag);
            }
            return correlations[lag];
        }

        /** Returns the lag with the highest correlation near a position. */
        int peak(double about, double within) {
            int reach = (int) Math.max(1, Math.min(within, about / 4));
            int middle = (int) Math.clamp(Math.round(about), 1, maxLag());
            int best = middle;
            for (int at = Math.max(1, middle - reach); at <= Math.min(maxLag(), middle + reach); at++) {
                best = at(at) > at(best) ? at : best;
            }
            return best;
        }

        /** Returns the position of the maximum of the parabola through a peak and its neighbours. */
        double vertex(int lag) {
            double before = at(lag - 1);
            double after = at(lag + 1);
            double curvature = before - 2 * at(lag) + after;
            return curvature >= 0 ? lag : lag + Math.clamp((before - after) / (2 * curvature), -0.5, 0.5);
        }

        /**
         * Returns the maximum of that parabola. The correlation at the lag itself would be too low: ten ticks are as
         * often as not half a pixel away from a whole lag, and nine and eleven are closer.
         */
        double height(int lag) {
            return at(lag) - (at(lag - 1) - at(lag + 1)) * (vertex(lag) - lag) / 4;
        }

        private double correlation(int lag) {
            double product = 0;
            double leftEnergy = 0;
            double rightEnergy = 0;
            for (int x = 0; x + lag < signal.length; x++) {
                product += signal[x] * signal[x + lag];
                leftEnergy += signal[x] * signal[x];
                rightEnergy += signal[x + lag] * signal[x + lag];
            }
            return product / Math.sqrt(Math.max(1e-9, leftEnergy * rightEnergy));
        }
    }
}
