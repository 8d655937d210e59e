package org.vitrine.vision.prepare.outline;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.WARP_FILL_OUTLIERS;
import static org.bytedeco.opencv.global.opencv_imgproc.warpPolar;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Finds the closed outline around a point that separates the colours inside from those outside best and runs along
 * strong edges: the least-cost path through the polar map of the picture, by dynamic programming. A soft shadow has no
 * strong edge and the colour of the ground made darker, so the outline does not include it.
 */
public final class PolarContour {

    public static final int RAYS = 96;
    /** Samples along each ray. */
    private static final int SAMPLES = 104;
    /** Radius of the map, as a multiple of the expected radius. */
    private static final double RADIUS_FACTOR = 1.45;

    /** Radius, as a share of the expected one, up to which colours count as inside. */
    private static final double INSIDE_SHARE = 0.85;
    /** Radius, as a share of the expected one, from which on colours count as outside. */
    private static final double OUTSIDE_SHARE = 1.12;
    /** Least radius of the outline, as a share of the expected one. */
    private static final double MIN_RADIUS_SHARE = 0.4;
    /** Weights of region and edge per sample, selected on composites; see docs/experiments/preparation-cost.md. */
    private static final float REGION_WEIGHT = 0.25f;

    private static final float EDGE_WEIGHT = 3.2f;

    /** Weight of a model's score per sample; .125 and .5 give no worse results on synthetic composites. */
    private static final float SCORE_WEIGHT = 0.25f;

    /** Score of a model above which a higher one adds nothing. */
    private static final float MAX_SCORE = 4;

    /** Cost of a step of one sample between two neighbouring rays; it grows with the square of the step. */
    private static final float BEND_COST = 0.35f;
    /** Most samples by which the outline may change between two neighbouring rays. */
    private static final int MAX_STEP = 3;

    private final double x;
    private final double y;
    private final double maxRadiusPx;
    private final byte[] lab = new byte[RAYS * SAMPLES * 3];
    private final boolean[] visible = new boolean[RAYS * SAMPLES];
    private final float[] edge = new float[RAYS * SAMPLES];

    private PolarContour(Mat lab, double x, double y, double radius) {
        this.x = x;
        this.y = y;
        this.maxRadiusPx = radius * RADIUS_FACTOR;
        var polar = new Mat();
        warpPolar(
                lab,
                polar,
                new Size(SAMPLES, RAYS),
                new Point2f((float) x, (float) y),
                maxRadiusPx,
                INTER_LINEAR | WARP_FILL_OUTLIERS);
        polar.data().get(this.lab);
        markVisible(lab.cols(), lab.rows());
        measureEdges();
    }

    /**
     * Finds the outline by the colours of the picture.
     *
     * @param lab 8-bit CIE Lab at working scale
     * @param x expected centre, in pixels of {@code lab}
     * @param y expected centre, in pixels of {@code lab}
     * @param radius expected radius, in pixels of {@code lab}
     */
    public static RadialOutline byColours(Mat lab, double x, double y, double radius) {
        return new PolarContour(lab, x, y, radius).trace();
    }

    /**
     * Finds the outline by the scores of a model, and where these are uncertain by strong edges; other parameters as of
     * {@link #byColours}.
     *
     * @param scores score of each pixel at working scale, above 0 inside
     */
    static RadialOutline byScores(Mat lab, Mat scores, double x, double y, double radius) {
        var contour = new PolarContour(lab, x, y, radius);
        var polar = new Mat();
        warpPolar(
                scores,
                polar,
                new Size(SAMPLES, RAYS),
                new Point2f((float) x, (float) y),
                contour.maxRadiusPx,
                INTER_LINEAR | WARP_FILL_OUTLIERS);
        var polarScores = new float[RAYS * SAMPLES];
        new FloatPointer(polar.data()).get(polarScores, 0, polarScores.length);
        return contour.trace(polarScores);
    }

    private void markVisible(int width, int height) {
        for (int ray = 0; ray < RAYS; ray++) {
            double across = Math.cos(2 * Math.PI * ray / RAYS);
            double down = Math.sin(2 * Math.PI * ray / RAYS);
            for (int at = 0; at < SAMPLES; at++) {
                double px = x + across * at * maxRadiusPx / SAMPLES;
                double py = y + down * at * maxRadiusPx / SAMPLES;
                visible[ray * SAMPLES + at] = px >= 1 && py >= 1 && px < width - 1 && py < height - 1;
            }
        }
    }

    /** Measures the change of colour along each ray, relative to the strongest changes of this map. */
    private void measureEdges() {
        int[] counts = new int[1024];
        int total = 0;
        for (int ray = 0; ray < RAYS; ray++) {
            for (int at = 2; at < SAMPLES - 2; at++) {
                int i = ray * SAMPLES + at;
                if (!visible[i + 2] || !visible[i - 2]) {
                    continue;
                }
                int change = 0;
                for (int c = 0; c < 3; c++) {
                    int before = (lab[3 * (i - 1) + c] & 0xff) + (lab[3 * (i - 2) + c] & 0xff);
                    int after = (lab[3 * (i + 1) + c] & 0xff) + (lab[3 * (i + 2) + c] & 0xff);
                    change += Math.abs(after - before);
                }
                edge[i] = change;
                counts[Math.min(1023, change)]++;
                total++;
            }
        }
        int strongest = 1023;
        int above = counts[strongest];
        while (strongest > 12 && above < total / 20) {
            above += counts[--strongest];
        }
        for (int i = 0; i < edge.length; i++) {
            edge[i] = Math.min(1, edge[i] / strongest);
        }
    }

    private RadialOutline trace() {
        var logRatios = colourLogRatios();
        var region = new float[RAYS * SAMPLES];
        for (int i = 0; i < region.length; i++) {
            region[i] = REGION_WEIGHT
                    * logRatios[
                            ColourLikelihoodRatio.bin(lab[3 * i] & 0xff, lab[3 * i + 1] & 0xff, lab[3 * i + 2] & 0xff)];
        }
        return outlineOf(path(costs(region)));
    }

    private RadialOutline trace(float[] scores) {
        var region = new float[RAYS * SAMPLES];
        for (int i = 0; i < region.length; i++) {
            region[i] = -SCORE_WEIGHT * Math.clamp(scores[i], -MAX_SCORE, MAX_SCORE);
        }
        return outlineOf(path(costs(region)));
    }

    /**
     * Returns the cost of an outline through each sample: the sum over all samples that it encloses on its ray, less
     * the edge on which it lies.
     */
    private float[] costs(float[] region) {
        var cost = new float[RAYS * SAMPLES];
        for (int ray = 0; ray < RAYS; ray++) {
            float sum = 0;
            for (int at = 0; at < SAMPLES; at++) {
                int i = ray * SAMPLES + at;
                sum += visible[i] ? region[i] : 0;
                cost[i] = sum - EDGE_WEIGHT * edge[i];
            }
        }
        return cost;
    }

    private float[] colourLogRatios() {
        var logRatios = new ColourLikelihoodRatio();
        for (int at = 0; at < SAMPLES; at++) {
            double share = at * RADIUS_FACTOR / SAMPLES;
            boolean inside = share < INSIDE_SHARE;
            if (!inside && share < OUTSIDE_SHARE) {
                continue;
            }
            for (int ray = 0; ray < RAYS; ray++) {
                int i = ray * SAMPLES + at;
                if (!visible[i]) {
                    continue;
                }
                int light = lab[3 * i] & 0xff;
                int a = lab[3 * i + 1] & 0xff;
                int b = lab[3 * i + 2] & 0xff;
                if (inside) {
                    logRatios.countObject(light, a, b, at);
                } else {
                    logRatios.countGround(light, a, b, at);
                }
            }
        }
        return logRatios.logRatios();
    }

    /**
     * Returns the least-cost path around the centre. The rays are passed twice, and the path is read from the middle of
     * these passes, where the start has no influence.
     */
    private static int[] path(float[] cost) {
        int from = (int) (SAMPLES * MIN_RADIUS_SHARE / RADIUS_FACTOR);
        int to = SAMPLES - 3;
        int rounds = 2 * RAYS;
        var total = new float[SAMPLES];
        var next = new float[SAMPLES];
        var moves = new byte[rounds * SAMPLES];
        for (int step = 0; step < rounds; step++) {
            int ray = step % RAYS;
            for (int at = from; at < to; at++) {
                float best = Float.MAX_VALUE;
                int bestMove = 0;
                for (int move = -MAX_STEP; move <= MAX_STEP; move++) {
                    int previous = at + move;
                    if (previous >= from && previous < to) {
                        float sum = total[previous] + BEND_COST * move * move;
                        if (sum < best) {
                            best = sum;
                            bestMove = move;
                        }
                    }
                }
                next[at] = best + cost[ray * SAMPLES + at];
                moves[step * SAMPLES + at] = (byte) bestMove;
            }
            var swap = total;
            total = next;
            next = swap;
        }
        int at = from;
        for (int i = from; i < to; i++) {
            at = total[i] < total[at] ? i : at;
        }
        var path = new int[RAYS];
        for (int step = rounds - 1; step >= RAYS / 2; step--) {
            if (step < RAYS + RAYS / 2) {
                path[step % RAYS] = at;
            }
            at += moves[step * SAMPLES + at];
        }
        return path;
    }

    private RadialOutline outlineOf(int[] path) {
        var radii = new double[RAYS];
        double support = 0;
        int within = 0;
        for (int ray = 0; ray < RAYS; ray++) {
            int at = path[ray];
            int i = ray * SAMPLES + at;
            float left = edge[i - 1];
            float right = edge[i + 1];
            float curvature = left - 2 * edge[i] + right;
            double peak = curvature < -1e-3 ? Math.clamp(0.5 * (left - right) / curvature, -0.5, 0.5) : 0;
            radii[ray] = (at + peak) * maxRadiusPx / SAMPLES;
            if (visible[Math.min(i + 2, (ray + 1) * SAMPLES - 1)]) {
                within++;
                support += Math.max(edge[i], Math.max(left, right));
            }
        }
        return new RadialOutline(x, y, radii, within == 0 ? 0 : support / within, (double) within / RAYS);
    }
}
