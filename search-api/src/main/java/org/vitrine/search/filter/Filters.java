package org.vitrine.search.filter;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a person narrowed to: a photograph passes if, for each name, it carries one of the values.
 *
 * @param valuesByName never an empty set of values
 */
public record Filters(Map<String, Set<String>> valuesByName) {

    /** Most {@code name=value} pairs of one request: enough for every facet shown, few enough for one index query. */
    public static final int MOST = 32;

    /** Longest value; identifiers have at most as many characters. */
    public static final int LONGEST_VALUE = 200;

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.: -]{0,63}");

    public static final Filters NONE = new Filters(Map.of());

    public Filters {
        var copy = new LinkedHashMap<String, Set<String>>();
        valuesByName.forEach(
                (name, values) -> copy.put(name, Collections.unmodifiableSet(new LinkedHashSet<>(values))));
        valuesByName = Collections.unmodifiableMap(copy);
    }

    /** What came of reading a request's filters. */
    public sealed interface Outcome {
        record Read(Filters filters) implements Outcome {}

        /** @param why one sentence naming the remedy */
        record Malformed(String given, String why) implements Outcome {}
    }

    /** Reads {@code name=value}; everything after the first equals sign is the value. */
    public static Outcome parse(List<String> pairs) {
        if (pairs.size() > MOST) {
            return new Outcome.Malformed(
                    pairs.size() + " filters", "At most %d filters are taken at a time.".formatted(MOST));
        }
        var read = new LinkedHashMap<String, Set<String>>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? "" : pair.substring(0, equals).strip();
            String value = equals < 0 ? "" : pair.substring(equals + 1).strip();
            if (name.isEmpty() || value.isEmpty()) {
                return new Outcome.Malformed(pair, "A filter is written name=value, such as side=obverse.");
            }
            if (!NAME.matcher(name).matches()) {
                return new Outcome.Malformed(
                        pair, "The name of a filter is 1 to 64 letters, digits, spaces or any of _ . : -");
            }
            if (value.length() > LONGEST_VALUE || value.chars().anyMatch(Character::isISOControl)) {
                return new Outcome.Malformed(
                        pair, "The value of a filter is 1 to %d printable characters.".formatted(LONGEST_VALUE));
            }
            read.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(value);
        }
        return new Outcome.Read(new Filters(read));
    }

    /** One text per set of filters, whatever order they were given in. */
    public String canonical() {
        return valuesByName.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> sorted(entry.getKey(), entry.getValue()))
                .reduce("", String::concat);
    }

    private static String sorted(String name, Collection<String> values) {
        return values.stream().sorted().map(value -> name + '=' + value + '\n').reduce("", String::concat);
    }
}
