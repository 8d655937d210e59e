package org.vitrine.index.decision;

import java.util.Optional;
import org.vitrine.events.Decision;

/** A record that the fold of a collection processes. */
sealed interface FoldInput {

    /**
     * A record of the topic {@code decisions}.
     *
     * @param decision the decision; empty for a tombstone, which erases it
     */
    record DecisionTaken(Optional<Decision> decision) implements FoldInput {}

    /** An arrival or a withdrawal. */
    record CatalogueChanged(CatalogueEntry entry) implements FoldInput {}

    /**
     * A new or changed collection profile.
     *
     * @param requiredConfirmations number of different people who must name the same item, from 1
     */
    record ProfileChanged(int requiredConfirmations) implements FoldInput {}
}
