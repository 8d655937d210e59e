package org.vitrine.search.filter;

import java.util.List;
import java.util.stream.Collectors;
import org.vitrine.imageindex.Facet;

/** The filters of a search: a photograph passes if, for each name, it has one of the values given for that name. */
public record Filters(List<Facet> facets) {

    public static final Filters NONE = new Filters(List.of());

    public Filters {
        facets = List.copyOf(facets);
    }

    /**
     * Returns the same text for equal sets of filters, whatever their order and spelling. It names the list in a
     * cursor.
     */
    public String canonical() {
        return facets.stream().map(Facet::term).sorted().distinct().collect(Collectors.joining("\n"));
    }
}
