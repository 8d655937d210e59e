package org.vitrine.index.decision;

import org.vitrine.events.Decided;
import org.vitrine.events.Item;

/** A record that the fold of a collection forwards. */
sealed interface FoldOutput {

    /** Decided state of a photograph, for topic {@code decided}; key imageId. */
    record OfImage(Decided decided) implements FoldOutput {}

    /** State of an item, for topic {@code items}; key collectionId/itemId. */
    record OfItem(Item item) implements FoldOutput {}
}
