package org.vitrine.decisions;

import java.util.List;

/** The outcome of a decision. */
public sealed interface FoldResult {

    /** @param concerns the subjects whose state may differ now; those of a decision delivered again are the same */
    record Applied(List<DecisionSubject> concerns) implements FoldResult {}

    /** The id was taken before: nothing changes. */
    record Repeated() implements FoldResult {}

    /** It has no effect, now or later. */
    record Refused(String reason) implements FoldResult {}
}
