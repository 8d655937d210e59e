package org.vitrine.vision.prepare.outline;

/**
 * Estimates how much likelier a colour belongs to the ground than to the object: the logarithm of the ratio of two
 * histograms in CIE Lab. {@link PolarContour} uses it to find an outline.
 *
 * <p>Colours of the ground are also counted as they look in shadow: darker and with less chroma.
 */
final class ColourLikelihoodRatio {

    /** Bins of the histograms: lightness, and each of the two chroma channels. */
    private static final int LIGHT_BINS = 16;

    private static final int CHROMA_BINS = 16;
    private static final int BINS = LIGHT_BINS * CHROMA_BINS * CHROMA_BINS;
    private static final int NEUTRAL = 128;
    /** Largest log ratio; a higher one is cut. */
    private static final float MAX_LOG_RATIO = 2;
    /** Lightness and chroma of shadows, as a share of the lit ground; each counts for {@link #SHADOW_WEIGHT} of it. */
    private static final double[] SHADOWS = {0.8, 0.6};

    private static final float SHADOW_WEIGHT = 0.3f;

    private final float[] object = new float[BINS];
    private final float[] ground = new float[BINS];
    private float objectTotal;
    private float groundTotal;

    void countObject(int light, int a, int b, float weight) {
        object[bin(light, a, b)] += weight;
        objectTotal += weight;
    }

    void countGround(int light, int a, int b, float weight) {
        ground[bin(light, a, b)] += weight;
        groundTotal += weight;
        for (double shade : SHADOWS) {
            ground[bin((int) (light * shade), faded(a, shade), faded(b, shade))] += weight * SHADOW_WEIGHT;
            groundTotal += weight * SHADOW_WEIGHT;
        }
    }

    private static int faded(int chroma, double shade) {
        return NEUTRAL + (int) ((chroma - NEUTRAL) * shade);
    }

    /** Returns the log ratio of each bin, in [-2, 2]; it is positive where the ground is likelier. */
    float[] logRatios() {
        var objectHistogram = smoothed(object);
        var groundHistogram = smoothed(ground);
        var logRatios = new float[BINS];
        float floor = 0.5f / BINS;
        for (int i = 0; i < BINS; i++) {
            double ratio = (groundHistogram[i] / Math.max(1, groundTotal) + floor)
                    / (objectHistogram[i] / Math.max(1, objectTotal) + floor);
            logRatios[i] = (float) Math.clamp(Math.log(ratio), -MAX_LOG_RATIO, MAX_LOG_RATIO);
        }
        return logRatios;
    }

    static int bin(int light, int a, int b) {
        return ((light >> 4) * CHROMA_BINS + chroma(a)) * CHROMA_BINS + chroma(b);
    }

    /** Bin of a chroma value: four values per bin around neutral, because metals, stone and cloth differ by little. */
    private static int chroma(int value) {
        return Math.clamp((value - NEUTRAL >> 2) + CHROMA_BINS / 2, 0, CHROMA_BINS - 1);
    }

    private static float[] smoothed(float[] counts) {
        var once = smoothedAlong(counts, 1);
        var twice = smoothedAlong(once, CHROMA_BINS);
        return smoothedAlong(twice, CHROMA_BINS * CHROMA_BINS);
    }

    /** Smooths along one axis: half of a bin and a quarter of each neighbour. */
    private static float[] smoothedAlong(float[] counts, int stride) {
        var sums = new float[BINS];
        for (int i = 0; i < BINS; i++) {
            int bin = i / stride % CHROMA_BINS;
            float before = bin > 0 ? counts[i - stride] : counts[i];
            float after = bin < CHROMA_BINS - 1 ? counts[i + stride] : counts[i];
            sums[i] = 0.5f * counts[i] + 0.25f * (before + after);
        }
        return sums;
    }
}
