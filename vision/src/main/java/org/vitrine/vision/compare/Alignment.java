package org.vitrine.vision.compare;

import java.util.List;
import org.vitrine.vision.verify.EdgeOrientationMap;

/**
 * How picture A lies on picture B where their strokes correlate best. Part of the answer to a comparison in search-api.
 *
 * @param turnDegrees angle by which A is turned clockwise against B, in [0, 360)
 * @param scale length in B, in pixels, of what is one pixel long in A; for square pictures
 * @param matrix a, b, c, d, e, f in the order of SVG and CSS: from pixels of A to pixels of B by x' = a x + c y + e, y'
 *     = b x + d y + f, both from the upper left corner
 */
public record Alignment(double turnDegrees, double scale, List<Double> matrix) {

    public Alignment {
        matrix = List.copyOf(matrix);
        if (matrix.size() != 6) {
            throw new IllegalArgumentException("a matrix has 6 numbers, not " + matrix.size());
        }
    }

    static Alignment of(Pose pose, EdgeOrientationMap a, EdgeOrientationMap b) {
        double wideA = (double) EdgeOrientationMap.EDGE_PX / a.pictureWidthPx();
        double highA = (double) EdgeOrientationMap.EDGE_PX / a.pictureHeightPx();
        double wideB = (double) b.pictureWidthPx() / EdgeOrientationMap.EDGE_PX;
        double highB = (double) b.pictureHeightPx() / EdgeOrientationMap.EDGE_PX;
        // position in B of the upper left corner of A, which is half a pixel from the middle of its first pixel
        double left = pose.x(-0.5, -0.5) + 0.5;
        double top = pose.y(-0.5, -0.5) + 0.5;
        double along = pose.scale() * Math.cos(pose.turn());
        double across = pose.scale() * Math.sin(pose.turn());
        return new Alignment(
                Math.rint(pose.turnDegrees() * 100) / 100 % 360,
                rounded(pose.scale() * wideA * wideB),
                List.of(
                        rounded(along * wideA * wideB),
                        rounded(-across * wideA * highB),
                        rounded(across * highA * wideB),
                        rounded(along * highA * highB),
                        rounded(left * wideB),
                        rounded(top * highB)));
    }

    /** Returns the x coordinate in B of a point of A. */
    public double x(double x, double y) {
        return matrix.get(0) * x + matrix.get(2) * y + matrix.get(4);
    }

    /** Returns the y coordinate in B of a point of A. */
    public double y(double x, double y) {
        return matrix.get(1) * x + matrix.get(3) * y + matrix.get(5);
    }

    private static double rounded(double figure) {
        return Math.rint(figure * 1e6) / 1e6 + 0.0;
    }
}
