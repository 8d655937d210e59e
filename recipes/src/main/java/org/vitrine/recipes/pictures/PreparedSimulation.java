package org.vitrine.recipes.pictures;

import static org.vitrine.models.PolarMap.EDGE_PX;

import java.util.SplittableRandom;
import org.vitrine.hoard.photograph.SyntheticPhotograph;

/**
 * Simulates the steps locate, cut-out and square on a photograph of the hoard: the object is placed in the middle of a
 * grey square, with errors of position, size and cut. It uses the ground truth, at a hundredth of the cost of image
 * analysis.
 *
 * <p>Then it varies light and lens, as of other cameras than the hoard's: tone curve, gain with burnt-out highlights,
 * light falloff, blur and noise. It reuses its buffers, so it is not thread-safe.
 */
public final class PreparedSimulation {

    /** Margin that the pipeline leaves around an object, as a share of its longest edge; and the grey around it. */
    private static final double MARGIN = 0.02;

    private static final float BACKGROUND = 128 / 255f;

    /**
     * Radius, in radii of the object, beyond which all is background in pictures that are not cut out; larger than the
     * picture.
     */
    private static final double NO_CUT_OUT_SLACK = 9;

    private final SplittableRandom random;
    private float[] scratch = new float[EDGE_PX * EDGE_PX];
    private float[] prepared = new float[EDGE_PX * EDGE_PX];

    public PreparedSimulation(SplittableRandom random) {
        this.random = random;
    }

    /** Returns the luminance row by row, from 0 to 1. The array is valid until the next call. */
    public float[] prepare(SyntheticPhotograph syntheticPhotograph) {
        cutOut(syntheticPhotograph);
        tone();
        double sigma = random.nextDouble() < 0.4 ? random.nextDouble() * 2.0 : 0;
        if (sigma > 0.3) {
            blur(sigma);
        }
        if (random.nextDouble() < 0.6) {
            addGrain((float) (0.025 * random.nextDouble()));
        }
        return prepared;
    }

    /** Adds noise: the sum of the four 16-bit parts of a random number for each pixel approximates a Gaussian. */
    private void addGrain(float deviation) {
        float scale = deviation / 37_837f;
        for (int i = 0; i < prepared.length; i++) {
            long bits = random.nextLong();
            long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
            prepared[i] = Math.clamp(prepared[i] + scale * (sum - 131_070), 0f, 1f);
        }
    }

    /** Fills the square with the photograph, at a simulated position and cut. */
    private void cutOut(SyntheticPhotograph syntheticPhotograph) {
        var outline = syntheticPhotograph.outline();
        double radius = outline.semiMajor();
        double centreX = outline.centreX() + 0.012 * radius * nearNormal();
        double centreY = outline.centreY() + 0.012 * radius * nearNormal();
        double half = radius * (1 + 2 * MARGIN) * (1 + 0.018 * nearNormal());
        double step = 2 * half / EDGE_PX;
        double slack = random.nextDouble() < 0.92 ? 1 + 0.02 * nearNormal() : NO_CUT_OUT_SLACK;
        double edgeWidth = 1.2 * step / radius;
        double cos = Math.cos(Math.toRadians(outline.degrees()));
        double sin = Math.sin(Math.toRadians(outline.degrees()));
        var luma = luma(syntheticPhotograph);
        int edge = syntheticPhotograph.picture().edgePx();
        for (int y = 0; y < EDGE_PX; y++) {
            double fromY = centreY - half + (y + 0.5) * step;
            for (int x = 0; x < EDGE_PX; x++) {
                double fromX = centreX - half + (x + 0.5) * step;
                float sampled = bilinear(luma, edge, fromX - 0.5, fromY - 0.5);
                double dx = fromX - outline.centreX();
                double dy = fromY - outline.centreY();
                double along = (dx * cos + dy * sin) / outline.semiMajor();
                double across = (dy * cos - dx * sin) / outline.semiMinor();
                double beyond = Math.sqrt(along * along + across * across) - slack;
                float inside = (float) Math.clamp(0.5 - beyond / edgeWidth, 0, 1);
                prepared[y * EDGE_PX + x] = BACKGROUND + inside * (sampled - BACKGROUND);
            }
        }
    }

    private static float bilinear(float[] luma, int edge, double x, double y) {
        int left = Math.clamp((int) x, 0, edge - 2);
        int top = Math.clamp((int) y, 0, edge - 2);
        float right = (float) Math.clamp(x - left, 0, 1);
        float down = (float) Math.clamp(y - top, 0, 1);
        int at = top * edge + left;
        float upper = luma[at] + right * (luma[at + 1] - luma[at]);
        float lower = luma[at + edge] + right * (luma[at + edge + 1] - luma[at + edge]);
        return upper + down * (lower - upper);
    }

    private static float[] luma(SyntheticPhotograph syntheticPhotograph) {
        int edge = syntheticPhotograph.picture().edgePx();
        var luma = new float[edge * edge];
        for (int i = 0; i < luma.length; i++) {
            int rgb = syntheticPhotograph.picture().rgb(i % edge, i / edge);
            luma[i] = (0.299f * (rgb >> 16 & 0xff) + 0.587f * (rgb >> 8 & 0xff) + 0.114f * (rgb & 0xff)) / 255;
        }
        return luma;
    }

    private void tone() {
        double gamma = Math.exp(0.35 * nearNormal());
        float gain = (float) Math.exp(0.25 * nearNormal());
        float slopeX = (float) (random.nextDouble() - 0.5) / EDGE_PX;
        float slopeY = (float) (random.nextDouble() - 0.5) / EDGE_PX;
        var curve = new float[1025];
        for (int i = 0; i < curve.length; i++) {
            curve[i] = (float) Math.pow(i / 1024.0, gamma) * gain;
        }
        for (int y = 0; y < EDGE_PX; y++) {
            for (int x = 0; x < EDGE_PX; x++) {
                int i = y * EDGE_PX + x;
                float light = 1 + slopeX * (x - EDGE_PX / 2f) + slopeY * (y - EDGE_PX / 2f);
                prepared[i] = Math.min(1, curve[(int) (Math.clamp(prepared[i], 0, 1) * 1024)] * light);
            }
        }
    }

    /** Blurs with up to three box filters of odd width, which approximate a Gaussian. */
    private void blur(double sigma) {
        int half = sigma < 0.9 ? 1 : 2;
        int passes = sigma < 0.6 ? 1 : sigma < 1.5 ? 2 : 3;
        for (int pass = 0; pass < passes; pass++) {
            box(prepared, scratch, 1, EDGE_PX, half);
            box(scratch, prepared, EDGE_PX, 1, half);
        }
    }

    private static void box(float[] from, float[] to, int along, int across, int half) {
        float share = 1f / (2 * half + 1);
        for (int line = 0; line < EDGE_PX; line++) {
            int start = line * across;
            float sum = from[start] * (half + 1);
            for (int i = 0; i < half; i++) {
                sum += from[start + i * along];
            }
            for (int i = 0; i < EDGE_PX; i++) {
                sum += from[start + Math.min(i + half, EDGE_PX - 1) * along];
                sum -= from[start + Math.max(i - half - 1, 0) * along];
                to[start + i * along] = sum * share;
            }
        }
    }

    /**
     * Scaled sum of three uniform numbers, with mean 0 and standard deviation 1: fast, and never more than 3 from the
     * mean.
     */
    private double nearNormal() {
        return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }
}
