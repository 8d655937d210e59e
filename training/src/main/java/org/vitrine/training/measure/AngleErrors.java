package org.vitrine.training.measure;

import java.util.List;

/**
 * Error of estimated angles.
 *
 * @param medianDegrees median of the absolute differences, each in [0, 180]; NaN without any
 * @param p90Degrees their 90th percentile; NaN without any
 * @param count number of differences
 */
public record AngleErrors(double medianDegrees, double p90Degrees, int count) {

    private static final double FULL_TURN_DEGREES = 360;

    /** Absolute difference of two angles along the shorter arc, in degrees, in [0, 180]. */
    public static double difference(double one, double other) {
        return Math.abs(Math.IEEEremainder(one - other, FULL_TURN_DEGREES));
    }

    /** @param differences absolute differences in degrees, in any order */
    public static AngleErrors of(List<Double> differences) {
        var sorted = differences.stream().sorted().toList();
        return new AngleErrors(at(sorted, 0.5), at(sorted, 0.9), sorted.size());
    }

    /** The smallest value that is not exceeded by this share of all values. */
    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
