package org.vitrine.hoard.relief;

import java.awt.Shape;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.List;

/**
 * Warps a drawing: moves every point by a sum of a few long waves, so that proportions differ from engraver to
 * engraver.
 */
public final class DrawingWarp {

    private static final int WAVES = 3;

    /** Largest deviation of the flattened curves, in radii of the flan; finer than a cell of any relief. */
    private static final double FLATNESS = 0.006;

    /**
     * For each wave: frequency along x and y in radians per radius, phase in degrees, and amplitude along x and y in
     * radii.
     */
    private final double[][] waves = new double[WAVES][];

    /**
     * @param strength upper bound of the slope of all waves together; below 1, so that the drawing does not fold over
     */
    public DrawingWarp(SeededRandom seededRandom, double strength) {
        for (int i = 0; i < WAVES; i++) {
            double degrees = seededRandom.between(0.0, 360.0);
            double frequency = seededRandom.between(1.2, 5.0);
            double maxAmplitude = strength / WAVES / frequency;
            waves[i] = new double[] {
                frequency * Curves.cos(degrees),
                frequency * Curves.sin(degrees),
                seededRandom.between(0.0, 360.0),
                seededRandom.between(-maxAmplitude, maxAmplitude),
                seededRandom.between(-maxAmplitude, maxAmplitude)
            };
        }
    }

    public List<Layer> apply(List<Layer> layers) {
        return layers.stream()
                .map(layer ->
                        new Layer(layer.shapes().stream().map(this::apply).toList(), layer.height(), layer.roundness()))
                .toList();
    }

    private Shape apply(Shape shape) {
        var warped = new Path2D.Double(Path2D.WIND_NON_ZERO);
        var path = new FlatteningPathIterator(shape.getPathIterator(null), FLATNESS);
        var point = new double[6];
        for (; !path.isDone(); path.next()) {
            switch (path.currentSegment(point)) {
                case PathIterator.SEG_MOVETO -> warped.moveTo(x(point), y(point));
                case PathIterator.SEG_LINETO -> warped.lineTo(x(point), y(point));
                default -> warped.closePath();
            }
        }
        return warped;
    }

    private double x(double[] point) {
        return displaced(point, 0);
    }

    private double y(double[] point) {
        return displaced(point, 1);
    }

    private double displaced(double[] point, int axis) {
        double to = point[axis];
        for (double[] wave : waves) {
            double phase = wave[0] * point[0] + wave[1] * point[1] + StrictMath.toRadians(wave[2]);
            to += wave[3 + axis] * StrictMath.sin(phase);
        }
        return to;
    }
}
