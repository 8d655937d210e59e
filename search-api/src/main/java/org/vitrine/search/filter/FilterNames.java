package org.vitrine.search.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vitrine.imageindex.CaseFolding;
import org.vitrine.imageindex.Facet;

/**
 * Names by which the photographs of a collection can be filtered.
 *
 * @param folded the names, each in the spelling that {@code CaseFolding} gives it
 */
record FilterNames(Set<String> folded) {

    /** Names that every photograph has. */
    static final List<String> BUILT_IN = List.of("side", "institution", "label");

    FilterNames {
        folded = Set.copyOf(folded);
    }

    static FilterNames of(Collection<String> ofTheProfile) {
        return new FilterNames(Stream.concat(BUILT_IN.stream(), ofTheProfile.stream())
                .map(CaseFolding::fold)
                .collect(Collectors.toSet()));
    }

    FilterNames with(Set<String> indexed) {
        return new FilterNames(Stream.concat(folded.stream(), indexed.stream()).collect(Collectors.toSet()));
    }

    boolean has(Facet facet) {
        return folded.contains(CaseFolding.fold(facet.name()));
    }

    /** The outcome of choosing the reading of each filter. */
    sealed interface Choice {
        record Chosen(List<Facet> facets) implements Choice {}

        /** None of the readings of this filter has a known name. */
        record Unknown(FilterPair pair) implements Choice {}
    }

    /** Chooses for each filter the first of its readings whose name is known. */
    Choice choose(List<FilterPair> pairs) {
        var facets = new ArrayList<Facet>();
        for (FilterPair pair : pairs) {
            var reading = pair.readings().stream().filter(this::has).findFirst();
            if (reading.isEmpty()) {
                return new Choice.Unknown(pair);
            }
            facets.add(reading.get());
        }
        return new Choice.Chosen(facets);
    }
}
