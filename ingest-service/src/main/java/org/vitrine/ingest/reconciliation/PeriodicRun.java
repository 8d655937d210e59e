package org.vitrine.ingest.reconciliation;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Starts a run once in each period, in the replica that claims the period first. A claim can be made only once, so this
 * replica keeps the period that it has claimed until the run has started. For one thread.
 */
final class PeriodicRun {

    private final Predicate<String> claim;
    private final BooleanSupplier start;
    private Optional<String> claimed = Optional.empty();

    /**
     * @param claim claims a period by its key; returns false where another replica has claimed it
     * @param start starts the run; returns false, or throws, where it cannot start now
     */
    PeriodicRun(Predicate<String> claim, BooleanSupplier start) {
        this.claim = claim;
        this.start = start;
    }

    /** Starts the run of a period where this replica claims the period, or has claimed it without a start. */
    void attempt(String periodKey) {
        if (claimed.filter(periodKey::equals).isEmpty()) {
            claimed = claim.test(periodKey) ? Optional.of(periodKey) : Optional.empty();
        }
        if (claimed.isPresent() && start.getAsBoolean()) {
            claimed = Optional.empty();
        }
    }
}
