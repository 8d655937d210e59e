package org.vitrine.vision.compare;

/**
 * A straight piece of a stroke, in pixels of its picture. Coordinates count from the upper left corner of the picture,
 * as in SVG and CSS, so the middle of the first pixel is (0.5, 0.5).
 */
public record Segment(double x1, double y1, double x2, double y2) {}
