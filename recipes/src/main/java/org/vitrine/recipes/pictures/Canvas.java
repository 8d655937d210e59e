package org.vitrine.recipes.pictures;

import java.util.SplittableRandom;

/**
 * A square picture that is being composed: red, green and blue from 0 to 255, or beyond until the camera is simulated.
 */
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

    /** Returns a channel, row by row; not a copy. */
    float[] plane(int channel) {
        return planes[channel];
    }

    /**
     * Multiplies each pixel.
     *
     * @param factors factor of each pixel
     * @param tint weight of the factor in each channel; 0 leaves the channel unchanged
     */
    void multiply(float[] factors, float[] tint) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int i = 0; i < factors.length; i++) {
                planes[channel][i] *= 1 - tint[channel] * (1 - factors[i]);
            }
        }
    }

    /**
     * Draws another canvas over this one.
     *
     * @param cover opacity of each pixel, in [0, 1]
     */
    void composite(Canvas other, float[] cover) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int i = 0; i < cover.length; i++) {
                planes[channel][i] += cover[i] * (other.planes[channel][i] - planes[channel][i]);
            }
        }
    }

    /**
     * Mixes a colour into one pixel.
     *
     * @param index index of the pixel
     * @param weight opacity of the colour, in [0, 1]
     */
    void blend(int index, float weight, float[] colour) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            planes[channel][index] += weight * (colour[channel] - planes[channel][index]);
        }
    }

    void blur(double sigma) {
        for (float[] plane : planes) {
            blur(plane, edge, sigma);
        }
    }

    /** Returns the weighted mean of a channel. */
    float mean(int channel, float[] weights) {
        double sum = 0;
        double all = 1e-6;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * planes[channel][i];
            all += weights[i];
        }
        return (float) (sum / all);
    }

    /**
     * Returns value noise in about [-1, 1].
     *
     * @param cellPx distance of the random values, between which it interpolates, pixels
     */
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
            float fy = smoothstep(down - top);
            for (int x = 0; x < edge; x++) {
                double right = x / cellPx;
                int left = (int) right;
                float fx = smoothstep(right - left);
                int at = top * cells + left;
                float upper = grid[at] + fx * (grid[at + 1] - grid[at]);
                float lower = grid[at + cells] + fx * (grid[at + cells + 1] - grid[at + cells]);
                noise[y * edge + x] = upper + fy * (lower - upper);
            }
        }
        return noise;
    }

    private static float smoothstep(double share) {
        return (float) (share * share * (3 - 2 * share));
    }

    /**
     * Blurs a plane in place: two box filters in each direction, whose widths together give nearly the deviation of a
     * Gaussian.
     */
    static void blur(float[] plane, int edge, double sigma) {
        double half = (Math.sqrt(6 * sigma * sigma + 1) - 1) / 2;
        if (half < 0.05) {
            return;
        }
        var scratch = new float[plane.length];
        for (int pass = 0; pass < 2; pass++) {
            box(plane, scratch, edge, 1, edge, half);
            box(scratch, plane, edge, edge, 1, half);
        }
    }

    /** Box filter of a fractional width: its outermost pixels have a partial weight. */
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
