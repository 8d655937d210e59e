package org.vitrine.search.filter;

import java.util.List;
import java.util.stream.Collectors;
import org.vitrine.imageindex.Facet;

/** What a search is narrowed to: a photograph passes if, for each name, it has one of the values. */
public record Filters(List<Facet> facets) {

    public static final Filters NONE = new Filters(List.of());

    public Filters {
        facets = List.copyOf(facets);
    }

    /** One text per set of filters, in whatever order and spelling they were given. */
    public String canonical() {
        return facets.stream().map(Facet::term).sorted().distinct().collect(Collectors.joining("\n"));
    }
}
