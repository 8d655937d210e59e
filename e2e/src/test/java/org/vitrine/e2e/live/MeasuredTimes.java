package org.vitrine.e2e.live;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Measured times of a repeated action.
 *
 * @param ms times in milliseconds, in the order of measurement; at least one
 */
record MeasuredTimes(List<Double> ms) {

    MeasuredTimes {
        ms = List.copyOf(ms);
        if (ms.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /** Returns one of the times of each action, in the order of the actions. */
    static <T> MeasuredTimes of(List<T> actions, ToDoubleFunction<T> timeMs) {
        return new MeasuredTimes(actions.stream().mapToDouble(timeMs).boxed().toList());
    }

    /** Returns a percentile by the nearest-rank method; {@code share} is from 0 to 1. */
    double percentile(double share) {
        var sorted = ms.stream().sorted().toList();
        return sorted.get(Math.clamp((long) Math.ceil(share * sorted.size()) - 1, 0, sorted.size() - 1));
    }

    double sum() {
        return ms.stream().mapToDouble(Double::doubleValue).sum();
    }

    String summary() {
        return String.format(
                Locale.ROOT,
                "first %.0f ms, p50 %.0f ms, p95 %.0f ms, longest %.0f ms, %d times",
                ms.getFirst(),
                percentile(0.5),
                percentile(0.95),
                percentile(1),
                ms.size());
    }
}
