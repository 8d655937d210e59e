package org.vitrine.vision.verify;

/**
 * The result of comparing the edges of two pictures over all angles, by {@link PolarCorrelation}.
 *
 * @param peak highest correlation of their strokes over all angles, in [−1, 1]
 * @param sharpness standard deviations, over all angles, by which the peak exceeds the mean
 * @param turnDegrees angle at the peak by which the first picture is turned clockwise against the second, in [0, 360)
 */
public record CorrelationPeak(double peak, double sharpness, double turnDegrees) {}
