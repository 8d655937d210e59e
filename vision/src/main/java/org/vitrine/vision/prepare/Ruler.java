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
    static final int LOOKED_AT_PX = 1024;

    /**
     * Least longest edge of a picture: in smaller ones, the threads of cloth interfere with the pixels and look like
     * ticks.
     */
    private static final int LEAST_PX = 600;

    private static final int STRIPS = 32;
    private static final double[] LEANS = {-0.05, -0.025, 0, 0.025, 0.05};
    private static final int SHORTEST_TICK_PX = 3;
    private static final double FEWEST_TICKS = 20;
    private static final double EVEN = 0.35;
    private static final double SURE_ENOUGH = 0.5;
    private static final double TENTH_STANDS_OUT = 0.05;
    private static final double NEARLY_AS_CLEAR = 0.75;
    /** Root mean square of the differences of brightness, in grey levels, below which no ticks are visible. */
    private static final double CONTRAST = 4;

    /**
     * Finds the clearest ruler, horizontal or vertical; empty if there is none.
     *
     * @param bgr picture, 8 bits
     */
    static Optional<Ruler> read(Mat bgr) {
        if (Math.max(bgr.cols(), bgr.rows()) < LEAST_PX) {
            return Optional.empty();
        }
        var small = PixelConversions.shrunk(bgr, LOOKED_AT_PX);
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
                .filter(ruler -> ruler.confidence > NEARLY_AS_CLEAR * clearest)
                .min(Comparator.comparingDouble(Ruler::pxPerMm));
    }

    private static Stream<Ruler> rulers(Mat grey) {
        int width = grey.cols();
        int height = grey.rows();
        FloatBuffer buffer = grey.createBuffer();
        var pixels = new float[width * height];
        buffer.get(pixels);
        int strip = Math.max(4, height / STRIPS);
        return IntStream.range(0, LEANS.length).boxed().flatMap(lean -> {
            var sums = columnSums(pixels, width, height, LEANS[lean]);
            return IntStream.iterate(0, top -> top + strip <= height, top -> top + Math.max(2, strip / 2))
                    .boxed()
                    .flatMap(top -> parts(profile(sums, width, top, strip)))
                    .flatMap(part -> ofProfile(part).stream());
        });
    }

    /**
     * Returns cumulative sums down each column, with the columns shifted so that a slightly rotated ruler becomes
     * level. The edge of the picture is repeated outside it.
     */
    private static float[] columnSums(float[] pixels, int width, int height, double lean) {
        var sums = new float[width * (height + 1)];
        for (int x = 0; x < width; x++) {
            int shift = (int) Math.round(lean * (x - width / 2.0));
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
    private static Stream<double[]> parts(double[] profile) {
        int half = profile.length / 2;
        return Stream.of(
                profile,
                Arrays.copyOfRange(profile, 0, half),
                Arrays.copyOfRange(profile, half / 2, half / 2 + half),
                Arrays.copyOfRange(profile, profile.length - half, profile.length));
    }

    /** Finds a ruler in the brightness along a strip of the picture; empty if there is none. */
    static Optional<Ruler> ofProfile(double[] brightness) {
        var rise = differences(brightness);
        double energy = 0;
        for (double step : rise) {
            energy += step * step;
        }
        if (Math.sqrt(energy / rise.length) < CONTRAST) {
            return Optional.empty();
        }
        var alike = new Likeness(rise);
        int most = (int) Math.min(alike.longest() / 11.0, rise.length / FEWEST_TICKS);
        for (int near = SHORTEST_TICK_PX; near <= most; near++) {
            if (alike.at(near) > EVEN && alike.at(near) >= alike.at(near - 1) && alike.at(near) >= alike.at(near + 1)) {
                var ruler = tenths(alike, near);
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
    private static Optional<Ruler> tenths(Likeness alike, int near) {
        double tick = near;
        int known = 1;
        for (int wanted : new int[] {2, 3, 5, 10}) {
            int at = alike.peak(tick * wanted, tick * wanted / (2.5 * known));
            tick = alike.vertex(at) / wanted;
            known = wanted;
        }
        if (11 * tick + 1 > alike.longest()) {
            return Optional.empty();
        }
        double ten = alike.height(alike.peak(10 * tick, 1));
        double nine = alike.height(alike.peak(9 * tick, 1));
        double eleven = alike.height(alike.peak(11 * tick, 1));
        // At nine and eleven ticks the profile must also be similar to itself: if one and a half millimetres were taken
        // for one tick, ticks would lie between ticks there.
        boolean even = Math.min(nine, eleven) > 0;
        return even && ten > SURE_ENOUGH && ten - Math.max(nine, eleven) > TENTH_STANDS_OUT
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
    private static final class Likeness {

        private final double[] signal;
        private final double[] known;

        Likeness(double[] signal) {
            this.signal = signal;
            this.known = new double[signal.length / 3 + 2];
            Arrays.fill(known, Double.NaN);
        }

        /** Returns the greatest lag for {@link #peak} and {@link #vertex}; these also need the lag after it. */
        int longest() {
            return known.length - 2;
        }

        double at(int lag) {
            if (Double.isNaN(known[lag])) {
                known[lag] = likeness(lag);
            }
            return known[lag];
        }

        /** Returns the lag with the highest correlation near a position. */
        int peak(double about, double within) {
            int reach = (int) Math.max(1, Math.min(within, about / 4));
            int middle = (int) Math.clamp(Math.round(about), 1, longest());
            int best = middle;
            for (int at = Math.max(1, middle - reach); at <= Math.min(longest(), middle + reach); at++) {
                best = at(at) > at(best) ? at : best;
            }
            return best;
        }

        /** Returns the position of the maximum of the parabola through a peak and its neighbours. */
        double vertex(int lag) {
            double before = at(lag - 1);
            double after = at(lag + 1);
            double bend = before - 2 * at(lag) + after;
            return bend >= 0 ? lag : lag + Math.clamp((before - after) / (2 * bend), -0.5, 0.5);
        }

        /**
         * Returns the maximum of that parabola. The correlation at the lag itself would be too low: ten ticks are as
         * often as not half a pixel away from a whole lag, and nine and eleven are closer.
         */
        double height(int lag) {
            return at(lag) - (at(lag - 1) - at(lag + 1)) * (vertex(lag) - lag) / 4;
        }

        private double likeness(int lag) {
            double product = 0;
            double here = 0;
            double there = 0;
            for (int x = 0; x + lag < signal.length; x++) {
                product += signal[x] * signal[x + lag];
                here += signal[x] * signal[x];
                there += signal[x + lag] * signal[x + lag];
            }
            return product / Math.sqrt(Math.max(1e-9, here * there));
        }
    }
}
