package org.vitrine.recipes.pictures;

import java.util.SplittableRandom;

/** A square picture under way: red, green and blue from 0 to 255, or beyond until it is seen by a camera. */
final class Canvas {

    static final int CHANNELS = 3;

    private final int edge;
    private final float[][] planes;

    Canvas(int edge) {
        this.edge = edge;
        planes = new float[CHANNELS][edge * edge];
    }

    int edge() {
        return edge;
    }

    /** Not a copy. */
    float[] plane(int channel) {
        return planes[channel];
    }

    /** Darkens or brightens each pixel. */
    void multiply(float[] by, float[] tint) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int i = 0; i < by.length; i++) {
                planes[channel][i] *= 1 - tint[channel] * (1 - by[i]);
            }
        }
    }

    /** Lays another over this one. */
    void over(Canvas other, float[] cover) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int i = 0; i < cover.length; i++) {
                planes[channel][i] += cover[i] * (other.planes[channel][i] - planes[channel][i]);
            }
        }
    }

    /** Mixes in a colour where the weight is above 0. */
    void mix(int at, float weight, float[] colour) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            planes[channel][at] += weight * (colour[channel] - planes[channel][at]);
        }
    }

    void blur(double sigma) {
        for (float[] plane : planes) {
            blur(plane, edge, sigma);
        }
    }

    /** The weighted mean of a channel. */
    float mean(int channel, float[] weights) {
        double sum = 0;
        double all = 1e-6;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * planes[channel][i];
            all += weights[i];
        }
        return (float) (sum / all);
    }

    /** Noise of values in about [-1, 1] that changes over so many pixels. */
    static float[] noise(SplittableRandom random, int edge, double cellPx) {
        int cells = (int) (edge / cellPx) + 2;
        var grid = new float[cells * cells];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = (float) (2 * random.nextDouble() - 1);
        }
        var noise = new float[edge * edge];
        for (int y = 0; y < edge; y++) {
            double down = y / cellPx;
            int top = (int) down;
            float fy = eased(down - top);
            for (int x = 0; x < edge; x++) {
                double right = x / cellPx;
                int left = (int) right;
                float fx = eased(right - left);
                int at = top * cells + left;
                float upper = grid[at] + fx * (grid[at + 1] - grid[at]);
                float lower = grid[at + cells] + fx * (grid[at + cells + 1] - grid[at + cells]);
                noise[y * edge + x] = upper + fy * (lower - upper);
            }
        }
        return noise;
    }

    private static float eased(double share) {
        return (float) (share * share * (3 - 2 * share));
    }

    /** Two boxes each way, of such widths that together they have nearly the deviation of a bell. */
    static void blur(float[] plane, int edge, double sigma) {
        double half = (Math.sqrt(6 * sigma * sigma + 1) - 1) / 2;
        if (half < 0.05) {
            return;
        }
        var spare = new float[plane.length];
        for (int pass = 0; pass < 2; pass++) {
            box(plane, spare, edge, 1, edge, half);
            box(spare, plane, edge, edge, 1, half);
        }
    }

    /** A box of a width between two odd ones: its outermost pixels weigh in by a share. */
    private static void box(float[] from, float[] to, int edge, int along, int across, double half) {
        int whole = (int) half;
        float share = (float) (half - whole);
        float all = 2 * whole + 1 + 2 * share;
        for (int line = 0; line < edge; line++) {
            int start = line * across;
            float sum = 0;
            for (int i = -whole; i <= whole; i++) {
                sum += from[start + Math.clamp(i, 0, edge - 1) * along];
            }
            for (int i = 0; i < edge; i++) {
                float before = from[start + Math.max(i - whole - 1, 0) * along];
                float after = from[start + Math.min(i + whole + 1, edge - 1) * along];
                to[start + i * along] = (sum + share * (before + after)) / all;
                sum += after - from[start + Math.max(i - whole, 0) * along];
            }
        }
    }
}
