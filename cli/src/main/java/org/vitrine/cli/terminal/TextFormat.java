package org.vitrine.cli.terminal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Formats text for places that do not accept every character: URLs, headers and lines of a terminal. */
public final class TextFormat {

    private TextFormat() {}

    /** Percent-encoded UTF-8, for paths and header values. */
    public static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@code 1 photograph}, {@code 2 photographs}. */
    public static String pluralised(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Replaces control characters and line separators, which would break a line or control the terminal, by spaces. */
    public static String oneLine(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) || point == 0x2028 || point == 0x2029 ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * Cuts a text to a length in characters (Unicode code points); the last character is an ellipsis if something was
     * cut.
     */
    public static String truncated(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
    }
}
