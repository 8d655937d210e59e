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
 * A ruler in the frame: ticks at even distances, of which every fifth or tenth is longer. What is merely even, as cloth is,
 * is no ruler.
 *
 * @param pxPerMm in pixels of the picture it was read from
 * @param confidence in [0, 1]: how well what is ten millimetres apart agrees
 */
record Ruler(double pxPerMm, double confidence) {

    /** Longest edge that is looked at: 30 cm of ruler along it still have three pixels a millimetre. */
    static final int LOOKED_AT_PX = 1024;

    /** In smaller pictures the threads of a cloth beat with the pixels as ticks do. */
    private static final int LEAST_PX = 600;

    private static final int STRIPS = 32;
    private static final double[] LEANS = {-0.05, -0.025, 0, 0.025, 0.05};
    private static final int SHORTEST_TICK_PX = 3;
    private static final double FEWEST_TICKS = 20;
    private static final double EVEN = 0.35;
    private static final double SURE_ENOUGH = 0.5;
    private static final double TENTH_STANDS_OUT = 0.05;
    private static final double NEARLY_AS_CLEAR = 0.75;
    /** Grey levels of deviation below which there are no ticks to be seen. */
    private static final double CONTRAST = 4;

    /** The clearest ruler along either edge. */
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

    /** Longer ticks alone are even, too: of those nearly as clear as the clearest, the finest are the millimetres. */
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

    /** Sums down each column, the columns shifted so that what leans stands level; what is outside is the edge. */
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

    /** The whole, and its halves: a ruler need not go all the way. */
    private static Stream<double[]> parts(double[] profile) {
        int half = profile.length / 2;
        return Stream.of(
                profile,
                Arrays.copyOfRange(profile, 0, half),
                Arrays.copyOfRange(profile, half / 2, half / 2 + half),
                Arrays.copyOfRange(profile, profile.length - half, profile.length));
    }

    /** What brightness along a strip says. */
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

    /** Whether what is ten ticks apart is more alike than what is nine or eleven apart; refines the tick's length by it. */
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
        // Ticks lie on ticks there, too; one and a half millimetres taken for one would lie between them.
        boolean even = Math.min(nine, eleven) > 0;
        return even && ten > SURE_ENOUGH && ten - Math.max(nine, eleven) > TENTH_STANDS_OUT
                ? Optional.of(new Ruler(tick, Math.clamp(ten, 0, 1)))
                : Optional.empty();
    }

    /** How brightness rises, over some pixels: ticks are seldom a whole number of pixels apart. */
    private static double[] differences(double[] brightness) {
        var rise = new double[brightness.length - 3];
        for (int x = 0; x < rise.length; x++) {
            rise[x] = brightness[x + 3] + brightness[x + 2] - brightness[x + 1] - brightness[x];
        }
        return rise;
    }

    /** Correlation of a signal with itself, some steps on; worked out where it is asked for. */
    private static final class Likeness {

        private final double[] signal;
        private final double[] known;

        Likeness(double[] signal) {
            this.signal = signal;
            this.known = new double[signal.length / 3 + 2];
            Arrays.fill(known, Double.NaN);
        }

        /** Steps on that can be asked for; one more is known. */
        int longest() {
            return known.length - 2;
        }

        double at(int lag) {
            if (Double.isNaN(known[lag])) {
                known[lag] = likeness(lag);
            }
            return known[lag];
        }

        /** The highest nearby. */
        int peak(double about, double within) {
            int reach = (int) Math.max(1, Math.min(within, about / 4));
            int middle = (int) Math.clamp(Math.round(about), 1, longest());
            int best = middle;
            for (int at = Math.max(1, middle - reach); at <= Math.min(longest(), middle + reach); at++) {
                best = at(at) > at(best) ? at : best;
            }
            return best;
        }

        /** Where the parabola through a peak and its neighbours is highest. */
        double vertex(int lag) {
            double before = at(lag - 1);
            double after = at(lag + 1);
            double bend = before - 2 * at(lag) + after;
            return bend >= 0 ? lag : lag + Math.clamp((before - after) / (2 * bend), -0.5, 0.5);
        }

        /** Of that parabola: ten ticks are half a pixel off as often as not, when nine and eleven are less. */
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
