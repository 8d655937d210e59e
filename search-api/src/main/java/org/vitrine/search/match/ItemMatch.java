package org.vitrine.search.match;

import java.util.List;

/**
 * One answer to a query: an item, or a specimen of no known item.
 *
 * @param specimens best first, at least one; the first speaks for the item
 */
public record ItemMatch(List<SpecimenMatch> specimens) {

    public ItemMatch {
        specimens = List.copyOf(specimens);
        if (specimens.isEmpty()) {
            throw new IllegalArgumentException("an item matches by its specimens, and there are none");
        }
    }

    public SpecimenMatch best() {
        return specimens.getFirst();
    }
}
