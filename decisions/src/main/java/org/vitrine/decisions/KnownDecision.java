package org.vitrine.decisions;

import java.util.List;
import java.util.Optional;

/**
 * That a decision was taken in.
 *
 * @param offset at which it was taken in first; at another it is a repeat
 * @param concerns whose logs it is in
 * @param refused why it has no effect
 */
public record KnownDecision(long offset, List<DecisionSubject> concerns, Optional<String> refused) {

    public KnownDecision {
        concerns = List.copyOf(concerns);
    }
}
