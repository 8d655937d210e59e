package org.vitrine.vision.compare;

/**
 * A stroke of A and the place in B where what surrounds it agrees best.
 *
 * @param a in pixels of A
 * @param b in pixels of B; its first end is that of {@code a}
 * @param strength correlation of the strokes around both, in [0, 1]
 * @param inlier whether it agrees well enough, near enough to where the alignment puts it and in the same direction
 */
public record SegmentMatch(Segment a, Segment b, double strength, boolean inlier) {}
