package org.vitrine.search.match;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts, over the photographs a search looked at, how many carry each value of each facet.
 *
 * <p>Over the candidates, not the collection: of two million coins most are nothing like this one, and a person
 * narrows what lies before them.
 *
 * @param valuesPerFacet most values listed of one facet, the commonest first
 */
public record Facets(int valuesPerFacet) {

    /** A value and how many of the photographs looked at carry it. */
    public record Count(String value, int count) {}

    /**
     * @param photographs of each photograph, its values by facet name
     * @param names the facets asked for, in the order shown; one nobody has a value of is left out
     */
    public Map<String, List<Count>> count(
            Collection<? extends Map<String, ? extends Set<String>>> photographs, Collection<String> names) {
        var counted = new LinkedHashMap<String, List<Count>>();
        for (String name : new LinkedHashSet<>(names)) {
            var values = new TreeMap<String, Integer>();
            for (Map<String, ? extends Set<String>> photograph : photographs) {
                Set<String> own = photograph.get(name);
                if (own != null) {
                    own.forEach(value -> values.merge(value, 1, Integer::sum));
                }
            }
            if (!values.isEmpty()) {
                counted.put(name, commonest(values));
            }
        }
        return counted;
    }

    private List<Count> commonest(Map<String, Integer> values) {
        return values.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Count::count).reversed().thenComparing(Count::value))
                .limit(valuesPerFacet)
                .toList();
    }
}
