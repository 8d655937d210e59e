package org.vitrine.imageindex;

import java.util.List;
import java.util.Optional;

/**
 * One page of a result in a stable order.
 *
 * @param next cursor with which the next page is requested; empty on the last page
 */
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }
}
