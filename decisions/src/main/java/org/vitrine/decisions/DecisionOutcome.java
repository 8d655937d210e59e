package org.vitrine.decisions;

import java.util.List;
import java.util.Optional;

/**
 * The stored outcome of one applied decision. The fold reads it to recognise redeliveries and repeats, and to find the
 * subjects of a decision that is undone, redone, replaced or erased.
 *
 * @param offset offset at which the decision was applied first; the same decisionId at another offset is a repeat
 * @param affectedSubjects subjects whose logs contain the decision; empty where it was refused
 * @param refusalReason why the decision has no effect; empty where it was applied
 */
public record DecisionOutcome(long offset, List<DecisionSubject> affectedSubjects, Optional<String> refusalReason) {

    public DecisionOutcome {
        affectedSubjects = List.copyOf(affectedSubjects);
    }
}
