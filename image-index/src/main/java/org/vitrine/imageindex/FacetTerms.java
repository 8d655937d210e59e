package org.vitrine.imageindex;

import java.util.List;

/**
 * The facets of one image as its document holds them. All text but the value as stated is folded ({@link CaseFolding}); U+001F
 * separates the parts.
 *
 * @param terms name and value: filters and counts
 * @param values name, value, and the value as stated: for display
 * @param names of all facets
 * @param stated names of the facets whose value the institution states
 */
public record FacetTerms(List<String> terms, List<String> values, List<String> names, List<String> stated) {

    public FacetTerms {
        terms = List.copyOf(terms);
        values = List.copyOf(values);
        names = List.copyOf(names);
        stated = List.copyOf(stated);
    }
}
