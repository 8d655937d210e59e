package org.vitrine.training.report;

import java.util.Locale;

/** Escapes and formats text for HTML and SVG, independent of the locale. */
final class Html {

    private Html() {}

    /** Escapes text, because catalogue values may contain markup. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
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

    static String cut(String text, int maxLength) {
        return text.length() <= maxLength ? text : text.substring(0, maxLength - 1) + "…";
    }
}
