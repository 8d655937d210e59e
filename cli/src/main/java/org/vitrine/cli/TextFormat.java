package org.vitrine.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text in places where not every character may stand. */
final class TextFormat {

    private TextFormat() {}

    /** Percent-encoded UTF-8, for paths and header values. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@code 1 photograph}, {@code 2 photographs}. */
    static String counted(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    /** Without characters that would break a line or steer a terminal. */
    static String oneLine(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) || point == 0x2028 || point == 0x2029 ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Cut to a length, with an ellipsis where something was cut. */
    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
