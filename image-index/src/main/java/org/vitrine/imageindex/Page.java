package org.vitrine.imageindex;

import java.util.List;
import java.util.Optional;

/**
 * Some of many, in a stable order.
 *
 * @param next what the next page is asked for with; empty on the last page
 */
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }
}
