package org.vitrine.index.decision;

import java.util.Optional;
import org.vitrine.events.Decision;

/** What the fold of a collection takes in. */
sealed interface FoldInput {

    /** @param decision empty where it is erased */
    record Taken(Optional<Decision> decision) implements FoldInput {}

    record Catalogued(CatalogueEntry entry) implements FoldInput {}

    /** @param requiredConfirmations of the collection's profile, from 1 */
    record Profiled(int requiredConfirmations) implements FoldInput {}
}
