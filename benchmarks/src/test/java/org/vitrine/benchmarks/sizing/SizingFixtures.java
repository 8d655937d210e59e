package org.vitrine.benchmarks.sizing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The shipped constants and example prices, and workloads that differ from the standard one in one value. */
final class SizingFixtures {

    static final SizingConstants CONSTANTS = constants();
    static final UnitPrices PRICES = prices();

    private SizingFixtures() {}

    static SizingPlan plan(Workload workload) {
        return SizingPlan.of(CONSTANTS, PlanningRules.STANDARD, PRICES, workload);
    }

    static Workload withDeadline(long objects, double hours) {
        var standard = Workload.standard(objects);
        return new Workload(
                objects,
                standard.photographsPerObject(),
                standard.photographBytes(),
                standard.photographMegapixels(),
                standard.vectorDimension(),
                hours,
                standard.cores(),
                standard.copies(),
                standard.labelCallsPerPhotograph());
    }

    static Workload withPhotograph(long objects, long bytes, double megapixels, int cores) {
        var standard = Workload.standard(objects);
        return new Workload(
                objects,
                standard.photographsPerObject(),
                bytes,
                megapixels,
                standard.vectorDimension(),
                standard.deadlineHours(),
                cores,
                standard.copies(),
                standard.labelCallsPerPhotograph());
    }

    static Workload withDimension(long objects, int dimension) {
        var standard = Workload.standard(objects);
        return new Workload(
                objects,
                standard.photographsPerObject(),
                standard.photographBytes(),
                standard.photographMegapixels(),
                dimension,
                standard.deadlineHours(),
                standard.cores(),
                standard.copies(),
                standard.labelCallsPerPhotograph());
    }

    static Workload withCopies(long objects, int copies) {
        var standard = Workload.standard(objects);
        return new Workload(
                objects,
                standard.photographsPerObject(),
                standard.photographBytes(),
                standard.photographMegapixels(),
                standard.vectorDimension(),
                standard.deadlineHours(),
                standard.cores(),
                copies,
                standard.labelCallsPerPhotograph());
    }

    private static SizingConstants constants() {
        try {
            return SizingJson.constants(Optional.empty());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static UnitPrices prices() {
        try {
            return SizingJson.prices(Optional.empty());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
