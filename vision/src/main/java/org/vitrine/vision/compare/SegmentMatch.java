package org.vitrine.vision.compare;

/**
 * A stroke of picture A and the place in picture B whose surroundings match best.
 *
 * @param a stroke, in pixels of A
 * @param b match, in pixels of B; its first end corresponds to that of {@code a}
 * @param strength correlation of the strokes around both, in [0, 1]
 * @param inlier whether the correlation is high enough and the place is near enough to the position given by the
 *     alignment
 */
public record SegmentMatch(Segment a, Segment b, double strength, boolean inlier) {}
