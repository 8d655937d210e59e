package org.vitrine.benchmarks.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Times of one search.
 *
 * @param wholeMs milliseconds from the first byte sent to the last byte received, by the client's clock
 * @param partsMs milliseconds of the parts that the answer states, by name
 * @param confident whether the answer was confident
 */
record TimedSearch(double wholeMs, Map<String, Double> partsMs, boolean confident) {

    /** Parts in the order of the report, each with its JSON pointer in the answer. */
    private static final Map<String, String> PARTS = parts();

    TimedSearch {
        partsMs = Collections.unmodifiableMap(new LinkedHashMap<>(partsMs));
    }

    static TimedSearch of(double wholeMs, JsonNode answer) {
        var parts = new LinkedHashMap<String, Double>();
        PARTS.forEach((name, pointer) -> number(answer, pointer).ifPresent(ms -> parts.put(name, ms)));
        return new TimedSearch(wholeMs, parts, answer.path("confident").asBoolean());
    }

    /** Returns the percentiles of each part that at least one answer states, in the order of the search. */
    static Map<String, Percentiles> percentiles(List<TimedSearch> searches) {
        var percentiles = new LinkedHashMap<String, Percentiles>();
        for (var part : PARTS.keySet()) {
            var times = searches.stream()
                    .flatMap(search -> Stream.ofNullable(search.partsMs().get(part)))
                    .toList();
            if (!times.isEmpty()) {
                percentiles.put(part, Percentiles.of(times));
            }
        }
        return percentiles;
    }

    private static OptionalDouble number(JsonNode answer, String pointer) {
        var value = answer.at(pointer);
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
