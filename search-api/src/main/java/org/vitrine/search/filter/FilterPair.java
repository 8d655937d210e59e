package org.vitrine.search.filter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vitrine.imageindex.CaseFolding;
import org.vitrine.imageindex.Facet;
import org.vitrine.search.problem.GivenText;

/**
 * One {@code filter=NAME=VALUE} of a request, with its possible readings.
 *
 * <p>The name ends at the first equals sign. In the name, {@code %3D} is an equals sign and {@code %25} a percent sign;
 * everything else, and the whole value, is literal. If no facet has that name, the next readings are tried: the name
 * without unescaping, then a name that ends at a later equals sign.
 *
 * @param given the text of the request
 * @param readings possible readings, at least one, the preferred first
 */
record FilterPair(String given, List<Facet> readings) {

    /** Maximum number of filters of one request: enough for every facet shown, few enough for one index query. */
    static final int MAX_FILTERS = 32;

    /**
     * Maximum length of a filter in characters (code points): a name of 200 and a value of 2,000, the limits of ingest-service, and
     * their escapes.
     */
    static final int MAX_LENGTH = 4_096;

    private static final String FORMAT =
            "A filter is written NAME=VALUE, such as side=obverse; an equals sign within the name is written %3D.";

    FilterPair {
        readings = List.copyOf(readings);
    }

    /** The outcome of reading the filters of a request. */
    sealed interface Outcome {
        record Read(List<FilterPair> pairs) implements Outcome {}

        /**
         * A filter cannot be read.
         *
         * @param given the filter, or how many filters there are
         * @param reason one sentence naming the remedy
         */
        record Malformed(String given, String reason) implements Outcome {}
    }

    static Outcome parse(List<String> given) {
        if (given.size() > MAX_FILTERS) {
            return new Outcome.Malformed(
                    given.size() + " filters", "A request may have at most %d filters.".formatted(MAX_FILTERS));
        }
        var pairs = new ArrayList<FilterPair>();
        for (String text : given) {
            int length = GivenText.length(text);
            if (length > MAX_LENGTH) {
                return new Outcome.Malformed(
                        GivenText.shortenedParameter(text),
                        "A filter has at most %d characters, this one %d.".formatted(MAX_LENGTH, length));
            }
            var readings = readings(text);
            if (readings.isEmpty()) {
                return new Outcome.Malformed(text, FORMAT);
            }
            pairs.add(new FilterPair(text, List.copyOf(readings)));
        }
        return new Outcome.Read(pairs);
    }

    private static Set<Facet> readings(String text) {
        var readings = new LinkedHashSet<Facet>();
        for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
            String name = text.substring(0, equals);
            String value = text.substring(equals + 1);
            if (!isBlank(name) && !isBlank(value)) {
                readings.add(new Facet(unescaped(name), value));
                readings.add(new Facet(name, value));
            }
        }
        return readings;
    }

    private static boolean isBlank(String text) {
        return CaseFolding.fold(text).isEmpty();
    }

    private static String unescaped(String name) {
        String unescaped = name.replace("%3D", "=").replace("%3d", "=").replace("%25", "%");
        return isBlank(unescaped) ? name : unescaped;
    }
}
