package org.vitrine.e2e.live;

import java.util.List;
import java.util.Locale;

/**
 * Measured times of a repeated action.
 *
 * @param ms times in milliseconds, in the order of measurement; at least one
 */
record Times(List<Double> ms) {

    Times {
        ms = List.copyOf(ms);
        if (ms.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /** Returns a percentile by the nearest-rank method; {@code share} is from 0 to 1. */
    double at(double share) {
        var sorted = ms.stream().sorted().toList();
        return sorted.get(Math.clamp((long) Math.ceil(share * sorted.size()) - 1, 0, sorted.size() - 1));
    }

    double sum() {
        return ms.stream().mapToDouble(Double::doubleValue).sum();
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "first %.0f ms, p50 %.0f ms, p95 %.0f ms, longest %.0f ms, %d times",
                ms.getFirst(),
                at(0.5),
                at(0.95),
                at(1),
                ms.size());
    }
}
