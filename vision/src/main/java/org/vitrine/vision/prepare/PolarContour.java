package org.vitrine.vision.prepare;

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
final class PolarContour {

    static final int RAYS = 96;
    private static final int SAMPLES = 104;
    /** Radius of the map, as a multiple of the expected radius. */
    private static final double REACH = 1.45;

    private static final double SURELY_INSIDE = 0.85;
    private static final double SURELY_OUTSIDE = 1.12;
    private static final double LEAST_RADIUS = 0.4;
    /** Weights of region and edge per sample, selected on composites; see docs/experiments/preparation-cost.md. */
    private static final float REGION = 0.25f;

    private static final float EDGE = 3.2f;

    /** Weight of a model's score per sample; .125 and .5 give no worse results on synthetic composites. */
    private static final float MODEL = 0.25f;

    /** Score of a model above which a higher one adds nothing. */
    private static final float DOUBTLESS = 4;

    private static final float BEND = 0.35f;
    private static final int STEEPEST = 3;

    private final double x;
    private final double y;
    private final double farPx;
    private final byte[] lab = new byte[RAYS * SAMPLES * 3];
    private final boolean[] seen = new boolean[RAYS * SAMPLES];
    private final float[] edge = new float[RAYS * SAMPLES];

    private PolarContour(Mat lab, double x, double y, double radius) {
        this.x = x;
        this.y = y;
        this.farPx = radius * REACH;
        var polar = new Mat();
        warpPolar(
                lab,
                polar,
                new Size(SAMPLES, RAYS),
                new Point2f((float) x, (float) y),
                farPx,
                INTER_LINEAR | WARP_FILL_OUTLIERS);
        polar.data().get(this.lab);
        markSeen(lab.cols(), lab.rows());
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
    static RadialOutline around(Mat lab, double x, double y, double radius) {
        return new PolarContour(lab, x, y, radius).cut();
    }

    /**
     * Finds the outline by the scores of a model, and where these are uncertain by strong edges; other parameters as of
     * {@link #around}.
     *
     * @param scores score of each pixel at working scale, above 0 inside
     */
    static RadialOutline along(Mat lab, Mat scores, double x, double y, double radius) {
        var cut = new PolarContour(lab, x, y, radius);
        var polar = new Mat();
        warpPolar(
                scores,
                polar,
                new Size(SAMPLES, RAYS),
                new Point2f((float) x, (float) y),
                cut.farPx,
                INTER_LINEAR | WARP_FILL_OUTLIERS);
        var along = new float[RAYS * SAMPLES];
        new FloatPointer(polar.data()).get(along, 0, along.length);
        return cut.cut(along);
    }

    private void markSeen(int width, int height) {
        for (int ray = 0; ray < RAYS; ray++) {
            double across = Math.cos(2 * Math.PI * ray / RAYS);
            double down = Math.sin(2 * Math.PI * ray / RAYS);
            for (int at = 0; at < SAMPLES; at++) {
                double px = x + across * at * farPx / SAMPLES;
                double py = y + down * at * farPx / SAMPLES;
                seen[ray * SAMPLES + at] = px >= 1 && py >= 1 && px < width - 1 && py < height - 1;
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
                if (!seen[i + 2] || !seen[i - 2]) {
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
        int strong = 1023;
        int above = counts[strong];
        while (strong > 12 && above < total / 20) {
            above += counts[--strong];
        }
        for (int i = 0; i < edge.length; i++) {
            edge[i] = Math.min(1, edge[i] / strong);
        }
    }

    private RadialOutline cut() {
        var odds = odds();
        var region = new float[RAYS * SAMPLES];
        for (int i = 0; i < region.length; i++) {
            region[i] = REGION
                    * odds[ColourLikelihoodRatio.bin(lab[3 * i] & 0xff, lab[3 * i + 1] & 0xff, lab[3 * i + 2] & 0xff)];
        }
        return ring(path(costs(region)));
    }

    private RadialOutline cut(float[] scores) {
        var region = new float[RAYS * SAMPLES];
        for (int i = 0; i < region.length; i++) {
            region[i] = -MODEL * Math.clamp(scores[i], -DOUBTLESS, DOUBTLESS);
        }
        return ring(path(costs(region)));
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
                sum += seen[i] ? region[i] : 0;
                cost[i] = sum - EDGE * edge[i];
            }
        }
        return cost;
    }

    private float[] odds() {
        var odds = new ColourLikelihoodRatio();
        for (int at = 0; at < SAMPLES; at++) {
            double share = at * REACH / SAMPLES;
            boolean inside = share < SURELY_INSIDE;
            if (!inside && share < SURELY_OUTSIDE) {
                continue;
            }
            for (int ray = 0; ray < RAYS; ray++) {
                int i = ray * SAMPLES + at;
                if (!seen[i]) {
                    continue;
                }
                int light = lab[3 * i] & 0xff;
                int a = lab[3 * i + 1] & 0xff;
                int b = lab[3 * i + 2] & 0xff;
                if (inside) {
                    odds.countObject(light, a, b, at);
                } else {
                    odds.countGround(light, a, b, at);
                }
            }
        }
        return odds.logRatios();
    }

    /**
     * Returns the least-cost path around the centre. The rays are passed twice, and the path is read from the middle of
     * these passes, where the start has no influence.
     */
    private static int[] path(float[] cost) {
        int from = (int) (SAMPLES * LEAST_RADIUS / REACH);
        int to = SAMPLES - 3;
        int rounds = 2 * RAYS;
        var total = new float[SAMPLES];
        var next = new float[SAMPLES];
        var came = new byte[rounds * SAMPLES];
        for (int step = 0; step < rounds; step++) {
            int ray = step % RAYS;
            for (int at = from; at < to; at++) {
                float best = Float.MAX_VALUE;
                int by = 0;
                for (int move = -STEEPEST; move <= STEEPEST; move++) {
                    int earlier = at + move;
                    if (earlier >= from && earlier < to) {
                        float sum = total[earlier] + BEND * move * move;
                        if (sum < best) {
                            best = sum;
                            by = move;
                        }
                    }
                }
                next[at] = best + cost[ray * SAMPLES + at];
                came[step * SAMPLES + at] = (byte) by;
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
            at += came[step * SAMPLES + at];
        }
        return path;
    }

    private RadialOutline ring(int[] path) {
        var radii = new double[RAYS];
        double support = 0;
        int within = 0;
        for (int ray = 0; ray < RAYS; ray++) {
            int at = path[ray];
            int i = ray * SAMPLES + at;
            float left = edge[i - 1];
            float right = edge[i + 1];
            float bend = left - 2 * edge[i] + right;
            double peak = bend < -1e-3 ? Math.clamp(0.5 * (left - right) / bend, -0.5, 0.5) : 0;
            radii[ray] = (at + peak) * farPx / SAMPLES;
            if (seen[Math.min(i + 2, (ray + 1) * SAMPLES - 1)]) {
                within++;
                support += Math.max(edge[i], Math.max(left, right));
            }
        }
        return new RadialOutline(x, y, radii, within == 0 ? 0 : support / within, (double) within / RAYS);
    }
}
