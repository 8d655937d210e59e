package org.vitrine.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text in places where not every character may stand. */
final class Text {

    private Text() {}

    /** Percent-encoded UTF-8, for paths and header values. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Cut to a length, with an ellipsis where something was cut. */
    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
