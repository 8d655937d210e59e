package org.vitrine.training.measure;

import java.util.List;

/**
 * How far estimated angles are from true ones.
 *
 * @param medianDegrees of the absolute differences, each in [0, 180]
 * @param p90Degrees their 90th percentile
 */
public record AngleErrors(double medianDegrees, double p90Degrees, int count) {

    private static final double TURN = 360;

    /** The way round that is shorter. */
    public static double apart(double one, double other) {
        return Math.abs(Math.IEEEremainder(one - other, TURN));
    }

    public static AngleErrors of(List<Double> apart) {
        var sorted = apart.stream().sorted().toList();
        return new AngleErrors(at(sorted, 0.5), at(sorted, 0.9), sorted.size());
    }

    /** The smallest that is not exceeded by this share of all. */
    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
