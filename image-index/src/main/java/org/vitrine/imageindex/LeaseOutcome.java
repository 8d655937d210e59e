package org.vitrine.imageindex;

import java.util.Optional;

/** The outcome of taking or changing the lease of a review task. */
public sealed interface LeaseOutcome {

    /** The lease is the caller's, as it is now stored. */
    record Held(ReviewLease lease) implements LeaseOutcome {}

    /**
     * It is not the caller's.
     *
     * @param now the lease that the task has now; absent where there is none, or where somebody else changed it at the same moment
     */
    record NotHeld(Optional<ReviewLease> now) implements LeaseOutcome {}
}
