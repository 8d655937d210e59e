package org.vitrine.imageindex;

import java.util.List;

/**
 * The facets of one image in its stored document. All text is case-folded ({@link CaseFolding}), except the original
 * spelling at the end of {@code values}. U+001F separates the parts of an entry.
 *
 * @param terms name and value, for filters and counts
 * @param values name, value, and the value in its original spelling, for display
 * @param names names of all facets
 * @param stated names of the facets that the institution states or a person decided, and not only a model
 */
public record FacetTerms(List<String> terms, List<String> values, List<String> names, List<String> stated) {

    public FacetTerms {
        terms = List.copyOf(terms);
        values = List.copyOf(values);
        names = List.copyOf(names);
        stated = List.copyOf(stated);
    }
}
