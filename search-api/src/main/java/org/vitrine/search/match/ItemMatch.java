package org.vitrine.search.match;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One answer to a query: an item, or a specimen of no known item.
 *
 * @param specimens best first, at least one; the first speaks for the item
 * @param score probability, in [0, 1], that this item is the right one; absent where nothing was fitted to the embedder
 */
public record ItemMatch(List<SpecimenMatch> specimens, OptionalDouble score) {

    public ItemMatch {
        specimens = List.copyOf(specimens);
        if (specimens.isEmpty()) {
            throw new IllegalArgumentException("an item matches by its specimens, and there are none");
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
