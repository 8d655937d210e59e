package org.vitrine.hoard.relief;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/**
 * Factory of shapes from points, in radii of the flan, y downwards. Trigonometry is from {@link StrictMath}, so that
 * every machine draws the same.
 */
public final class Curves {

    private Curves() {}

    /** Closed smooth outline through the points (x, y, x, y, …): a Catmull-Rom spline. */
    public static Shape closedSpline(double... points) {
        return spline(true, points);
    }

    /** Stroke of a width along a smooth line through the points, with round ends. */
    public static Shape stroke(double width, double... points) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                .createStrokedShape(spline(false, points));
    }

    /** Stroke of a width along straight lines through the points, with round ends. */
    public static Shape polyline(double width, double... points) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(path);
    }

    public static Shape polygon(double... points) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }

    public static Shape ellipse(double x, double y, double radiusX, double radiusY) {
        return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
    }

    public static Shape rotatedEllipse(double x, double y, double radiusX, double radiusY, double degrees) {
        AffineTransform rotation = rotation(degrees, x, y);
        return rotation.createTransformedShape(ellipse(x, y, radiusX, radiusY));
    }

    /**
     * Pointed leaf from its foot at ({@code x}, {@code y}), {@code length} long, in a direction, degrees clockwise from
     * three o'clock.
     */
    public static Shape leaf(double x, double y, double length, double width, double degrees) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(0, 0);
        path.quadTo(length * 0.45, -width, length, 0);
        path.quadTo(length * 0.45, width, 0, 0);
        AffineTransform transform = AffineTransform.getTranslateInstance(x, y);
        transform.concatenate(rotation(degrees, 0, 0));
        return transform.createTransformedShape(path);
    }

    /**
     * Rotation about ({@code x}, {@code y}), degrees clockwise as seen with y downwards. Uses StrictMath, so that every
     * machine draws the same.
     */
    public static AffineTransform rotation(double degrees, double x, double y) {
        double radians = StrictMath.toRadians(degrees);
        return AffineTransform.getRotateInstance(StrictMath.cos(radians), StrictMath.sin(radians), x, y);
    }

    public static double cos(double degrees) {
        return StrictMath.cos(StrictMath.toRadians(degrees));
    }

    public static double sin(double degrees) {
        return StrictMath.sin(StrictMath.toRadians(degrees));
    }

    private static Path2D.Double spline(boolean closed, double... p) {
        int count = p.length / 2;
        Path2D.Double path = new Path2D.Double();
        path.moveTo(p[0], p[1]);
        int last = closed ? count : count - 1;
        for (int i = 0; i < last; i++) {
            int before = closed ? Math.floorMod(i - 1, count) : Math.max(i - 1, 0);
            int next = closed ? (i + 1) % count : i + 1;
            int after = closed ? (i + 2) % count : Math.min(i + 2, count - 1);
            path.curveTo(
                    p[2 * i] + (p[2 * next] - p[2 * before]) / 6,
                    p[2 * i + 1] + (p[2 * next + 1] - p[2 * before + 1]) / 6,
                    p[2 * next] - (p[2 * after] - p[2 * i]) / 6,
                    p[2 * next + 1] - (p[2 * after + 1] - p[2 * i + 1]) / 6,
                    p[2 * next],
                    p[2 * next + 1]);
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }
}
