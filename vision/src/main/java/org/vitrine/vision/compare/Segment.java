package org.vitrine.vision.compare;

/**
 * A straight piece of a stroke, in pixels of its picture: from the upper left corner of the picture, so that the middle of the
 * first pixel is (0.5, 0.5), as SVG and CSS count.
 */
public record Segment(double x1, double y1, double x2, double y2) {}
