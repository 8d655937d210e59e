package org.vitrine.search.decide;

/** A decision that was taken, and whether the person still held the lease that the request carries. */
sealed interface LeasedDecision {

    /** The lease was held, the request carries none, or it repeats a decision. */
    record Accepted(DecisionRecorder.RecordedDecision recorded) implements LeasedDecision {}

    /** The lease had ended before the decision was taken. The decision counts all the same. */
    record AfterLeaseEnd(DecisionRecorder.RecordedDecision recorded) implements LeasedDecision {}
}
