package org.vitrine.search.decide;

import java.util.Set;

/** What the decisions of the last minutes state about the opening of an item. */
sealed interface ItemOpening {

    /** No decision of the last minutes opens the item, or acts on one that opened it. */
    record NotLogged() implements ItemOpening {}

    /** A decision that opens the item has effect. */
    record InForce() implements ItemOpening {}

    /**
     * Every decision that opened the item is undone or replaced.
     *
     * @param decisionIds the decisions that opened it
     */
    record Ended(Set<String> decisionIds) implements ItemOpening {

        public Ended {
            decisionIds = Set.copyOf(decisionIds);
        }
    }
}
