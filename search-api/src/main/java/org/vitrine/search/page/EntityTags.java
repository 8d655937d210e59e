package org.vitrine.search.page;

import java.util.Arrays;

/**
 * Comparison of entity tags for a conditional GET (RFC 9110, 13.1.2). Pure.
 *
 * <p>Weak, because a compressed page has the same tag as the page itself.
 */
public final class EntityTags {

    private EntityTags() {}

    public static String weak(String digest) {
        return "W/\"" + digest + '"';
    }

    /** Whether a header {@code If-None-Match} names this tag. */
    public static boolean matches(String ifNoneMatch, String tag) {
        return Arrays.stream(ifNoneMatch.split(","))
                .map(String::strip)
                .anyMatch(given -> given.equals("*") || opaque(given).equals(opaque(tag)));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
