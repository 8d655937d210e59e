package org.vitrine.imageindex;

import java.nio.charset.StandardCharsets;

/**
 * A property by which images are narrowed and counted, e.g. side=obverse or material=silver. Name and value are as stated; two
 * facets are the same property where their {@link #term terms} are equal.
 *
 * <p>The index holds folded terms, so that any metadata of any institution can be a filter without a field of its own in the
 * mapping.
 *
 * @param name not blank
 * @param value any text
 */
public record Facet(String name, String value) {

    /** Between the parts of a term: U+001F, unit separator. Folded text has no control characters. */
    static final char SEPARATOR = '\u001f';

    /** Lucene refuses terms of more bytes of UTF-8. */
    private static final int LONGEST_TERM_BYTES = 32_766;

    private static final String UNNAMED = "unnamed";

    public Facet {
        if (CaseFolding.fold(name).isEmpty()) {
            throw new IllegalArgumentException("'%s' is not the name of a facet".formatted(name));
        }
    }

    /** A statement may have any name, also a blank one. */
    static Facet stated(String name, String value) {
        return new Facet(CaseFolding.fold(name).isEmpty() ? UNNAMED : name.strip(), value.strip());
    }

    String foldedName() {
        return CaseFolding.fold(name);
    }

    /** Folded name and folded value. */
    public String term() {
        return foldedName() + SEPARATOR + CaseFolding.fold(value);
    }

    /** The term and the value as stated. */
    String termAndValue() {
        return term() + SEPARATOR + value;
    }

    boolean isEmpty() {
        return CaseFolding.fold(value).isEmpty();
    }

    boolean fitsTerm() {
        return termAndValue().getBytes(StandardCharsets.UTF_8).length <= LONGEST_TERM_BYTES;
    }
}
