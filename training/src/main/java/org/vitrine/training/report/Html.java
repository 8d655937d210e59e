package org.vitrine.training.report;

import java.util.Locale;

/** Escapes and formats text for HTML and SVG, independent of the locale. */
final class Html {

    private Html() {}

    /** Escapes text, because catalogue values may contain markup. */
    static String text(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    static String percent(double share) {
        return format("%.1f %%", 100 * share);
    }

    static String cut(String words, int most) {
        return words.length() <= most ? words : words.substring(0, most - 1) + "…";
    }
}
