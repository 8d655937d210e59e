package org.vitrine.imageindex;

import java.nio.charset.StandardCharsets;

/**
 * A property by which images are filtered and counted, e.g. side=obverse or material=silver. Name and value keep their
 * original spelling; two facets are the same property where their {@link #term terms} are equal.
 *
 * <p>The index holds folded terms, so that any metadata of any institution can be a filter without a field of its own
 * in the mapping.
 *
 * @param name name of the property; not blank after case folding
 * @param value value of the property; any text
 */
public record Facet(String name, String value) {

    /** Separates the parts of a term: U+001F, unit separator. Folded text contains no control characters. */
    static final char SEPARATOR = '\u001f';

    /** The maximum length of a Lucene term, in bytes of UTF-8; Lucene refuses longer ones. */
    private static final int MAX_TERM_BYTES = 32_766;

    private static final String UNNAMED = "unnamed";

    public Facet {
        if (CaseFolding.fold(name).isEmpty()) {
            throw new IllegalArgumentException("'%s' is not the name of a facet".formatted(name));
        }
    }

    /** Returns the facet of a statement. A statement may have a blank name, which becomes "unnamed". */
    static Facet stated(String name, String value) {
        return new Facet(CaseFolding.fold(name).isEmpty() ? UNNAMED : name.strip(), value.strip());
    }

    String foldedName() {
        return CaseFolding.fold(name);
    }

    /** Returns the term of the index: folded name, U+001F, folded value. */
    public String term() {
        return foldedName() + SEPARATOR + CaseFolding.fold(value);
    }

    /** Returns the term, U+001F, and the value in its original spelling. */
    String termAndValue() {
        return term() + SEPARATOR + value;
    }

    boolean isEmpty() {
        return CaseFolding.fold(value).isEmpty();
    }

    /** Whether the facet is short enough for Lucene; a longer one is not indexed. */
    boolean fitsTerm() {
        return termAndValue().getBytes(StandardCharsets.UTF_8).length <= MAX_TERM_BYTES;
    }
}
