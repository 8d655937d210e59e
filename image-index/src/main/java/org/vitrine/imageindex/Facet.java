package org.vitrine.imageindex;

import java.util.Locale;
import java.util.Optional;

/**
 * A property by which images are narrowed and counted, e.g. side=obverse or material=silver.
 *
 * <p>The index holds it as one term {@code name=value}, so that any metadata of any institution can be a filter
 * without a field of its own in the mapping. Filters mind no case; counts show values as they were written.
 */
public record Facet(String name, String value) {

    /** A longer term says nothing to anybody, and Lucene refuses terms above 32,766 bytes. */
    static final int LONGEST_TERM = 512;

    public Facet {
        if (name.isEmpty() || name.contains("=")) {
            throw new IllegalArgumentException("'%s' is not the name of a facet".formatted(name));
        }
    }

    /** Reads {@code name=value}; the value may hold further equals signs. */
    public static Optional<Facet> parse(String term) {
        int at = term.indexOf('=');
        return at < 1 ? Optional.empty() : Optional.of(new Facet(term.substring(0, at), term.substring(at + 1)));
    }

    /** Any name is allowed in metadata; an equals sign in it becomes a dash here. */
    static Facet named(String name, String value) {
        String safe = name.replace('=', '-').strip();
        return new Facet(safe.isEmpty() ? "unnamed" : safe, value.strip());
    }

    String term() {
        return name + "=" + value;
    }

    String folded() {
        return term().toLowerCase(Locale.ROOT);
    }

    boolean isShort() {
        return term().length() <= LONGEST_TERM;
    }
}
