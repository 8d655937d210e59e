package org.vitrine.benchmarks.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One search.
 *
 * @param wholeMs from the first byte sent to the last one received, by the client's clock
 * @param partsMs by name, as the answer states them: those that it has
 * @param confident whether the answer was
 */
record TimedSearch(double wholeMs, Map<String, Double> partsMs, boolean confident) {

    /** In order: what an answer may state, and where. */
    private static final Map<String, String> PARTS = parts();

    TimedSearch {
        partsMs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(partsMs));
    }

    static TimedSearch of(double wholeMs, JsonNode answer) {
        var parts = new LinkedHashMap<String, Double>();
        PARTS.forEach((name, where) -> at(answer, where).ifPresent(ms -> parts.put(name, ms)));
        return new TimedSearch(wholeMs, parts, answer.path("confident").asBoolean());
    }

    private static OptionalDouble at(JsonNode answer, String where) {
        var value = answer.at(where);
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }

    private static Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("server", "/tookMs");
        parts.put("prepare", "/timings/prepareMs");
        parts.put("describe", "/timings/describeMs");
        parts.put("nearest", "/timings/nearestMs");
        parts.put("verify", "/verification/tookMs");
        return parts;
    }
}
