package org.vitrine.vision.prepare.outline;

import static org.bytedeco.opencv.global.opencv_imgproc.blur;

import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Measures how much the colours inside of an outline differ from those outside: little for a circle drawn on a shell,
 * much for the outline of the shell.
 */
public final class OutlineContrast {

    /** Size of the box blur, in pixels; it gives grain and cloth a uniform colour. */
    private static final int BLUR_PX = 9;
    /** Distance from the outline at which colours are compared, inside and outside, in pixels. */
    private static final double OFFSET_PX = 6;
    /** Distance in points, on each side, between which the direction of the outline is measured. */
    private static final int TANGENT_POINTS = 3;
    /**
     * Weight of the squared difference in lightness, relative to the colour channels: it is less than 1, because
     * shadows do not belong to the object.
     */
    private static final double LIGHTNESS_WEIGHT = 0.4;
    /** Difference in 8-bit CIE Lab that counts as full contrast; a larger one adds nothing. */
    private static final double FULL_CONTRAST = 35;
    /** Share of an outline's points whose two sides must lie in the picture; with less the contrast is 0. */
    private static final double MIN_VISIBLE_SHARE = 0.25;

    private final Mat smoothed = new Mat();

    /**
     * Prepares the comparison of outlines in one picture.
     *
     * @param lab 8-bit CIE Lab at working scale
     */
    public OutlineContrast(Mat lab) {
        blur(lab, smoothed, new Size(BLUR_PX, BLUR_PX));
    }

    /** Whether the contrast along an outline is at least a share of that along another one. */
    public boolean hasContrastOf(LocatedObject outline, double share, LocatedObject other) {
        return contrastAlong(outline) >= share * contrastAlong(other);
    }

    /** Returns the difference of the colours inside and outside of an outline, on average along it, in [0, 1]. */
    public double contrastAlong(LocatedObject outline) {
        var points = outline.points();
        int count = points.length / 2;
        double outwards = Math.signum(signedArea(points)) * OFFSET_PX;
        double sum = 0;
        int visible = 0;
        try (UByteIndexer at = smoothed.createIndexer()) {
            for (int i = 0; i < count; i++) {
                int before = Math.floorMod(i - TANGENT_POINTS, count);
                int after = (i + TANGENT_POINTS) % count;
                double dx = points[2 * after] - points[2 * before];
                double dy = points[2 * after + 1] - points[2 * before + 1];
                double normalScale = outwards / Math.max(1e-6, Math.hypot(dx, dy));
                double difference = difference(
                        at,
                        (int) Math.round(points[2 * i] + dy * normalScale),
                        (int) Math.round(points[2 * i + 1] - dx * normalScale),
                        (int) Math.round(points[2 * i] - dy * normalScale),
                        (int) Math.round(points[2 * i + 1] + dx * normalScale));
                if (difference >= 0) {
                    sum += Math.min(1, difference / FULL_CONTRAST);
                    visible++;
                }
            }
        }
        return visible < count * MIN_VISIBLE_SHARE ? 0 : sum / visible;
    }

    /** Returns the difference of two pixels; negative if one of them is not in the picture. */
    private double difference(UByteIndexer at, int x, int y, int otherX, int otherY) {
        if (!isWithin(x, y) || !isWithin(otherX, otherY)) {
            return -1;
        }
        double light = at.get(y, x, 0) - at.get(otherY, otherX, 0);
        double red = at.get(y, x, 1) - at.get(otherY, otherX, 1);
        double yellow = at.get(y, x, 2) - at.get(otherY, otherX, 2);
        return Math.sqrt(LIGHTNESS_WEIGHT * light * light + red * red + yellow * yellow);
    }

    private boolean isWithin(int x, int y) {
        return x >= 0 && y >= 0 && x < smoothed.cols() && y < smoothed.rows();
    }

    private static double signedArea(float[] points) {
        double area = 0;
        for (int i = 0; i < points.length; i += 2) {
            int next = (i + 2) % points.length;
            area += points[i] * points[next + 1] - points[next] * points[i + 1];
        }
        return area;
    }
}
