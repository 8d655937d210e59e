package org.vitrine.vision.verify;

/**
 * What was measured of two pictures.
 *
 * @param peak correlation of their strokes at the angle where it is greatest, in [−1, 1]
 * @param sharpness by how many standard deviations, over all angles, the peak stands above the mean
 * @param turnDegrees by how much the first is turned clockwise against the second there, in [0, 360)
 */
public record CorrelationPeak(double peak, double sharpness, double turnDegrees) {}
