package org.vitrine.search.problem;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Parses query parameters and fields of forms. An invalid value ends the request with a problem that names the
 * parameter, its value and what is allowed. A blank parameter counts as absent.
 *
 * <p>The parsing is done here, because JAX-RS answers 404 to a query parameter that is not the number it should be.
 */
public final class RequestParameters {

    /** Maximum length of a text to search for, in characters. */
    private static final int LONGEST_TEXT = 500;

    private RequestParameters() {}

    /** Parses a whole number from {@code least} to {@code most}; returns {@code otherwise} if absent. */
    public static int whole(String name, Optional<String> given, int otherwise, int least, int most) {
        String wanted = "a whole number from %d to %d is required.".formatted(least, most);
        return read(name, given, otherwise, Integer::valueOf, wanted, it -> it >= least && it <= most);
    }

    /** Parses a number from 0 to 1; returns {@code otherwise} if absent. */
    public static double share(String name, Optional<String> given, double otherwise) {
        return read(
                name, given, otherwise, Double::valueOf, "a number from 0 to 1 is required.", it -> it >= 0 && it <= 1);
    }

    /** Parses a decimal number from {@code least} to {@code most}; empty if absent. */
    public static Optional<Double> decimal(String name, Optional<String> given, double least, double most) {
        return given.filter(it -> !it.isBlank())
                .map(it -> read(
                        name,
                        given,
                        least,
                        Double::valueOf,
                        "a number from %s to %s is required.".formatted(least, most),
                        number -> number >= least && number <= most));
    }

    /** Parses an ISO 8601 time in UTC; empty if absent. */
    public static Optional<Instant> time(String name, Optional<String> given) {
        return given.filter(it -> !it.isBlank()).map(it -> {
            try {
                return Instant.parse(it.strip());
            } catch (DateTimeParseException notATime) {
                throw new SearchProblem.InvalidParameter(
                                name, shortened(it), "a time such as 2026-03-01T00:00:00Z is required.")
                        .exception();
            }
        });
    }

    /** Parses true or false; false if absent. */
    public static boolean flag(String name, Optional<String> given) {
        return word(name, given, List.of("true", "false")).map("true"::equals).orElse(false);
    }

    /** Parses words to search for, at most 500 characters; empty if absent. */
    public static Optional<String> text(String name, Optional<String> given) {
        var text = given.map(String::strip).filter(it -> !it.isEmpty());
        text.filter(it -> it.length() > LONGEST_TEXT).ifPresent(it -> {
            throw new SearchProblem.InvalidParameter(
                            name, shortened(it), "at most %d characters are allowed.".formatted(LONGEST_TEXT))
                    .exception();
        });
        return text;
    }

    /** Returns the value of a parameter that must be given. */
    public static String required(String name, Optional<String> given) {
        return given.filter(it -> !it.isBlank()).orElseThrow(() -> {
            var problem = new SearchProblem.InvalidParameter(name, "", "this parameter is required.");
            return problem.exception();
        });
    }

    /** Parses one of the given lower-case words, in upper or lower case; empty if absent. */
    public static Optional<String> word(String name, Optional<String> given, List<String> words) {
        return given.filter(it -> !it.isBlank()).map(it -> {
            String word = it.strip().toLowerCase(Locale.ROOT);
            if (!words.contains(word)) {
                throw new SearchProblem.InvalidParameter(
                                name, shortened(it), "one of " + String.join(", ", words) + " is required.")
                        .exception();
            }
            return word;
        });
    }

    private static <T> T read(
            String name,
            Optional<String> given,
            T otherwise,
            Function<String, T> parse,
            String wanted,
            Function<T, Boolean> allowed) {
        if (given.isEmpty() || given.get().isBlank()) {
            return otherwise;
        }
        try {
            T value = parse.apply(given.get().strip());
            if (allowed.apply(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // The exception below reports it, as it does a number out of range.
        }
        throw new SearchProblem.InvalidParameter(name, shortened(given.get()), wanted).exception();
    }

    private static String shortened(String given) {
        return given.length() <= 40 ? given : given.substring(0, 40) + "…";
    }
}
