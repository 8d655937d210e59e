package org.vitrine.decisions;

import java.util.List;

/** The outcome of applying one decision to the store of its collection. */
public sealed interface FoldResult {

    /**
     * The decision is in the logs.
     *
     * @param affectedSubjects the subjects whose state may have changed; a redelivered decision has the same ones
     */
    record Applied(List<DecisionSubject> affectedSubjects) implements FoldResult {}

    /** A decision with this id was applied at another offset before; nothing changes. */
    record Repeated() implements FoldResult {}

    /** The decision is invalid and has no effect, now or later. */
    record Refused(String reason) implements FoldResult {}
}
