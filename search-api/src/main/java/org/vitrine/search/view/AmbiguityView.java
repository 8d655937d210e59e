package org.vitrine.search.view;

import java.util.List;
import java.util.Map;
import org.vitrine.search.match.ItemDifferences;

/**
 * JSON of an ambiguity: items that are too close to choose from by the photograph alone.
 *
 * @param items best first, also those cut from the hits: the id of an item, or the link of a specimen that belongs to
 *     no item
 * @param separatedBy statements whose values differ
 * @param detail one phrase for people
 */
public record AmbiguityView(List<String> items, List<Separator> separatedBy, String detail) {

    /**
     * A statement that distinguishes the items.
     *
     * @param name name of the statement
     * @param values value of each item that states one, by the entry in {@code items}
     */
    public record Separator(String name, Map<String, String> values) {}

    public static AmbiguityView of(List<String> items, ItemDifferences itemDifferences) {
        return new AmbiguityView(
                items,
                itemDifferences.differing().stream()
                        .map(it -> new Separator(it.name(), it.values()))
                        .toList(),
                itemDifferences.detail());
    }
}
