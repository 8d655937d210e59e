package org.vitrine.index.decision;

import org.vitrine.events.Decided;
import org.vitrine.events.Item;

/** What the fold of a collection says. */
sealed interface FoldOutput {

    /** Key imageId. */
    record OfImage(Decided decided) implements FoldOutput {}

    /** Key collectionId/itemId. */
    record OfItem(Item item) implements FoldOutput {}
}
