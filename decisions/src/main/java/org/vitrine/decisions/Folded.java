package org.vitrine.decisions;

import java.util.List;

/** What came of a decision. */
public sealed interface Folded {

    /** @param concerns the subjects whose state may differ now; those of a decision delivered again are the same */
    record Applied(List<Subject> concerns) implements Folded {}

    /** The id was taken before: nothing changes. */
    record Repeated() implements Folded {}

    /** It has no effect, now or later. */
    record Refused(String reason) implements Folded {}
}
