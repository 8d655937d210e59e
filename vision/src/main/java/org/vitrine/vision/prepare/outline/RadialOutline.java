package org.vitrine.vision.prepare.outline;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_imgproc.fitEllipseDirect;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.RotatedRect;

/**
 * An outline as the radii of rays around a centre, at even angles over the full turn. Result of {@link PolarContour}.
 *
 * @param x centre, in pixels at working scale
 * @param y centre, in pixels at working scale
 * @param radii length of each ray, in pixels at working scale; never changed
 * @param support mean strength of the edge under the outline, in [0, 1]
 * @param within share of the outline that lies inside the frame, in [0, 1]
 */
@SuppressWarnings("ArrayRecordComponent")
public // private to this package, made once, never compared
record RadialOutline(double x, double y, double[] radii, double support, double within) {

    /** Distance from the ellipse, as a share of the radius, up to which a point counts as on it. */
    private static final double MAX_DISTANCE = 0.02;

    /** Number of fits, each without the points that are far from the fit before. */
    private static final int ITERATIONS = 4;

    double meanRadius() {
        return Arrays.stream(radii).average().orElse(0);
    }

    /** Returns the points of the outline, x before y. */
    public float[] points() {
        var points = new float[2 * radii.length];
        for (int i = 0; i < radii.length; i++) {
            double turn = 2 * Math.PI * i / radii.length;
            points[2 * i] = (float) (x + radii[i] * Math.cos(turn));
            points[2 * i + 1] = (float) (y + radii[i] * Math.sin(turn));
        }
        return points;
    }

    /**
     * Returns the circle from which the next contour should start: the centre of the enclosed area, and the mean
     * radius.
     */
    public Circle disc() {
        double area = 0;
        double cx = 0;
        double cy = 0;
        var points = points();
        int count = radii.length;
        for (int i = 0; i < count; i++) {
            int next = (i + 1) % count;
            double cross =
                    (double) points[2 * i] * points[2 * next + 1] - (double) points[2 * next] * points[2 * i + 1];
            area += cross;
            cx += (points[2 * i] + points[2 * next]) * cross;
            cy += (points[2 * i + 1] + points[2 * next + 1]) * cross;
        }
        return new Circle(cx / (3 * area), cy / (3 * area), meanRadius());
    }

    /**
     * The ellipse on which most of the outline lies. Arcs that a shadow or a neighbouring object pulled away have no
     * influence.
     *
     * @param x centre, in pixels at working scale
     * @param y centre, in pixels at working scale
     * @param halfWidth half axis along {@code radians}, in pixels
     * @param halfHeight the other half axis, in pixels
     * @param radians rotation of the ellipse
     * @param median median distance of the outline from the ellipse, as a share of the radius
     * @param share share of the outline that lies on the ellipse, in [0, 1]
     */
    public record EllipseFit(
            double x, double y, double halfWidth, double halfHeight, double radians, double median, double share) {

        /** Returns the shorter half axis divided by the longer, so 1 for a circle. */
        public double aspect() {
            return Math.min(halfWidth, halfHeight) / Math.max(halfWidth, halfHeight);
        }

        public float[] points(int count) {
            var points = new float[2 * count];
            for (int i = 0; i < count; i++) {
                double turn = 2 * Math.PI * i / count;
                double u = halfWidth * Math.cos(turn);
                double v = halfHeight * Math.sin(turn);
                points[2 * i] = (float) (x + u * Math.cos(radians) - v * Math.sin(radians));
                points[2 * i + 1] = (float) (y + u * Math.sin(radians) + v * Math.cos(radians));
            }
            return points;
        }

        /**
         * Returns the distance of a point from the ellipse along its ray from the centre, as a share of the radius
         * there.
         */
        double distance(double px, double py) {
            double u = (px - x) * Math.cos(radians) + (py - y) * Math.sin(radians);
            double v = -(px - x) * Math.sin(radians) + (py - y) * Math.cos(radians);
            return Math.abs(Math.hypot(u / halfWidth, v / halfHeight) - 1);
        }
    }

    /** Fits an ellipse, repeatedly without the points that are far from it; empty if too few points remain. */
    public Optional<EllipseFit> ellipse() {
        var points = points();
        var included = new boolean[radii.length];
        Arrays.fill(included, true);
        Optional<EllipseFit> fit = Optional.empty();
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            var next = fitted(points, included);
            if (next.isEmpty()) {
                return fit;
            }
            var distances = distances(next.get(), points);
            var sorted = distances.clone();
            Arrays.sort(sorted);
            double median = sorted[sorted.length / 2];
            double limit = Math.max(0.008, 2.5 * median);
            int on = 0;
            for (int i = 0; i < included.length; i++) {
                included[i] = distances[i] <= limit;
                on += distances[i] <= MAX_DISTANCE ? 1 : 0;
            }
            var of = next.get();
            fit = Optional.of(new EllipseFit(
                    of.x, of.y, of.halfWidth, of.halfHeight, of.radians, median, (double) on / included.length));
        }
        return fit;
    }

    private static double[] distances(EllipseFit fit, float[] points) {
        var distances = new double[points.length / 2];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = fit.distance(points[2 * i], points[2 * i + 1]);
        }
        return distances;
    }

    private static Optional<EllipseFit> fitted(float[] points, boolean[] included) {
        int count = 0;
        for (boolean include : included) {
            count += include ? 1 : 0;
        }
        if (count < 8) {
            return Optional.empty();
        }
        var chosen = new Mat(count, 1, CV_32FC2);
        try (FloatIndexer at = chosen.createIndexer()) {
            int row = 0;
            for (int i = 0; i < included.length; i++) {
                if (included[i]) {
                    at.put(row, 0, 0, points[2 * i]);
                    at.put(row++, 0, 1, points[2 * i + 1]);
                }
            }
        }
        RotatedRect box = fitEllipseDirect(chosen);
        double halfWidth = box.size().width() / 2;
        double halfHeight = box.size().height() / 2;
        boolean valid = halfWidth >= 1 && halfHeight >= 1 && halfWidth < 1e4 && halfHeight < 1e4;
        return valid
                ? Optional.of(new EllipseFit(
                        box.center().x(), box.center().y(), halfWidth, halfHeight, Math.toRadians(box.angle()), 0, 0))
                : Optional.empty();
    }
}
