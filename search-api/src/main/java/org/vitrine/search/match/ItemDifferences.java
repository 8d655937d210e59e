package org.vitrine.search.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What distinguishes several items, and what they have in common, by the metadata that their institutions state.
 * Explains an ambiguous answer.
 *
 * @param same names whose value is the same for all items, at most 3
 * @param differing names whose values differ, at most 8
 */
public record ItemDifferences(List<String> same, List<Differing> differing) {

    private static final int MAX_SAME = 3;
    private static final int MAX_DIFFERING = 8;

    /**
     * A name whose values differ.
     *
     * @param values value of each item that states one, by the key of the item
     */
    public record Differing(String name, Map<String, String> values) {}

    /**
     * One of the items to be distinguished.
     *
     * @param key identifies the item in the answer
     * @param statements metadata of its photographs, one map each
     */
    public record Item(String key, List<Map<String, String>> statements) {}

    /**
     * Compares items by the given names; by all names only if the given ones distinguish nothing. A name whose values
     * differ among the photographs of one item is left out for that item, because it does not describe the item.
     *
     * @param names names of the collection's facets
     * @param folding maps different spellings of a text to one
     */
    public static ItemDifferences of(List<Item> items, List<String> names, UnaryOperator<String> folding) {
        var stated = new LinkedHashMap<String, Map<String, Value>>();
        items.forEach(item -> stated.put(item.key(), stated(item, folding)));
        var folded = names.stream().map(folding).toList();
        var byFacets = of(stated, folded, folding);
        if (!byFacets.differing().isEmpty()) {
            return byFacets;
        }
        var all = stated.values().stream()
                .flatMap(values -> values.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        return of(stated, all, folding);
    }

    private record Value(String name, String value) {}

    private static Map<String, Value> stated(Item item, UnaryOperator<String> folding) {
        var agreed = new TreeMap<String, Optional<Value>>();
        for (var statements : item.statements()) {
            new TreeMap<>(statements)
                    .forEach((name, value) -> agreed.merge(
                            folding.apply(name),
                            Optional.of(new Value(name, value)),
                            (one, other) ->
                                    one.filter(it -> folding.apply(it.value()).equals(folding.apply(value)))));
        }
        var values = new TreeMap<String, Value>();
        agreed.forEach((name, value) -> value.ifPresent(it -> values.put(name, it)));
        return values;
    }

    private static ItemDifferences of(
            Map<String, Map<String, Value>> stated, List<String> names, UnaryOperator<String> folding) {
        var same = new ArrayList<String>();
        var differing = new ArrayList<Differing>();
        for (String name : names) {
            var values = new LinkedHashMap<String, Value>();
            stated.forEach((key, all) -> Optional.ofNullable(all.get(name)).ifPresent(it -> values.put(key, it)));
            long distinct = values.values().stream()
                    .map(it -> folding.apply(it.value()))
                    .distinct()
                    .count();
            if (distinct > 1 && differing.size() < MAX_DIFFERING) {
                differing.add(new Differing(spelling(values), plain(values)));
            } else if (distinct == 1 && values.size() == stated.size() && same.size() < MAX_SAME) {
                same.add(spelling(values));
            }
        }
        return new ItemDifferences(same, differing);
    }

    private static String spelling(Map<String, Value> values) {
        return values.values().iterator().next().name();
    }

    private static Map<String, String> plain(Map<String, Value> values) {
        var plain = new LinkedHashMap<String, String>();
        values.forEach((key, it) -> plain.put(key, it.value()));
        return plain;
    }

    /** Returns one phrase for people, such as {@code same design; differ in denomination}. */
    public String detail() {
        String similarity = same.isEmpty() ? "look alike" : "same " + String.join(", ", same);
        String difference = differing.isEmpty()
                ? "the catalogue states no difference"
                : "differ in "
                        + String.join(
                                ", ", differing.stream().map(Differing::name).toList());
        return similarity + "; " + difference;
    }
}
