package org.vitrine.search.match;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One result of a query: an item, or a specimen that belongs to no item.
 *
 * @param specimens specimens of the item, best first, at least one; the first represents the item
 * @param score probability, in [0, 1], that this is the right item; empty if the embedder has no fitted score
 */
public record ItemMatch(List<SpecimenMatch> specimens, OptionalDouble score) {

    public ItemMatch {
        specimens = List.copyOf(specimens);
        if (specimens.isEmpty()) {
            throw new IllegalArgumentException("an item match needs at least one specimen");
        }
    }

    static ItemMatch unscored(List<SpecimenMatch> specimens) {
        return new ItemMatch(specimens, OptionalDouble.empty());
    }

    ItemMatch scored(double probability) {
        return new ItemMatch(specimens, OptionalDouble.of(probability));
    }

    public SpecimenMatch best() {
        return specimens.getFirst();
    }
}
