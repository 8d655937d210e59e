package org.vitrine.benchmarks.search;

import java.util.List;

/**
 * Percentiles of times by the nearest-rank method: the smallest time that is not exceeded by at least so many per cent
 * of the times.
 *
 * @param p50 median, in the unit of the times
 * @param p95 95th percentile, in the same unit
 * @param p99 99th percentile, in the same unit
 * @param max largest time, in the same unit
 * @param count number of times
 */
record Percentiles(double p50, double p95, double p99, double max, int count) {

    /**
     * @param times times in any order, at least one
     * @throws IllegalArgumentException if there are none
     */
    static Percentiles of(List<Double> times) {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("there are no times; at least one is needed");
        }
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Percentiles(
                at(sorted, 50), at(sorted, 95), at(sorted, 99), sorted[sorted.length - 1], sorted.length);
    }

    private static double at(double[] sorted, int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }
}
