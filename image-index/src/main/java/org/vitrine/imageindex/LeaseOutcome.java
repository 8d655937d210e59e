package org.vitrine.imageindex;

import java.util.Optional;

/** The outcome of taking or changing the lease of a review task. */
public sealed interface LeaseOutcome {

    /** The caller holds the lease; {@code lease} is its stored state. */
    record Held(ReviewLease lease) implements LeaseOutcome {}

    /**
     * The caller does not hold the lease.
     *
     * @param current the present lease of the task; empty where there is none, or where another writer changed it at
     *     the same moment
     */
    record NotHeld(Optional<ReviewLease> current) implements LeaseOutcome {}
}
