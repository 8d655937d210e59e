package org.vitrine.search.page;

import java.util.Arrays;

/**
 * Entity tags for conditional GET requests (RFC 9110, 13.1.2). Pure.
 *
 * <p>The tags are weak, because a compressed page has the same tag as the uncompressed page.
 */
public final class EntityTags {

    private EntityTags() {}

    public static String weak(String digest) {
        return "W/\"" + digest + '"';
    }

    /** Whether the value of a header {@code If-None-Match} names this tag, or is {@code *}. */
    public static boolean matches(String ifNoneMatch, String tag) {
        return Arrays.stream(ifNoneMatch.split(","))
                .map(String::strip)
                .anyMatch(given -> given.equals("*") || opaque(given).equals(opaque(tag)));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
