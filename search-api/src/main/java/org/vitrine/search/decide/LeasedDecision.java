package org.vitrine.search.decide;

/** A decision that was taken, and whether the lease it carries was held. */
sealed interface LeasedDecision {

    /** The lease was held, the request carries none, or it repeats a decision. */
    record InTime(DecisionRecorder.Taken taken) implements LeasedDecision {}

    /** The lease was lost before. */
    record Late(DecisionRecorder.Taken taken) implements LeasedDecision {}
}
