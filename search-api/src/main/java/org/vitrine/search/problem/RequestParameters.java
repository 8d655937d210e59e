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
    private static final int MAX_TEXT_LENGTH = 500;

    private RequestParameters() {}

    /** Parses a whole number from {@code min} to {@code max}; returns {@code defaultValue} if absent. */
    public static int integer(String name, Optional<String> given, int defaultValue, int min, int max) {
        String requirement = "a whole number from %d to %d is required.".formatted(min, max);
        return read(name, given, defaultValue, Integer::valueOf, requirement, it -> it >= min && it <= max);
    }

    /** Parses a number from 0 to 1; returns {@code defaultValue} if absent. */
    public static double fraction(String name, Optional<String> given, double defaultValue) {
        return read(
                name,
                given,
                defaultValue,
                Double::valueOf,
                "a number from 0 to 1 is required.",
                it -> it >= 0 && it <= 1);
    }

    /** Parses a decimal number from {@code min} to {@code max}; empty if absent. */
    public static Optional<Double> decimal(String name, Optional<String> given, double min, double max) {
        return given.filter(it -> !it.isBlank())
                .map(it -> read(
                        name,
                        given,
                        min,
                        Double::valueOf,
                        "a number from %s to %s is required.".formatted(min, max),
                        number -> number >= min && number <= max));
    }

    /** Parses an ISO 8601 time in UTC; empty if absent. */
    public static Optional<Instant> time(String name, Optional<String> given) {
        return given.filter(it -> !it.isBlank()).map(it -> {
            try {
                return Instant.parse(it.strip());
            } catch (DateTimeParseException notATime) {
                throw new SearchProblem.InvalidParameter(
                                name,
                                GivenText.shortenedParameter(it),
                                "a time such as 2026-03-01T00:00:00Z is required.")
                        .exception();
            }
        });
    }

    /** Parses true or false; false if absent. */
    public static boolean flag(String name, Optional<String> given) {
        return oneOf(name, given, List.of("true", "false")).map("true"::equals).orElse(false);
    }

    /** Parses words to search for, at most 500 characters; empty if absent. */
    public static Optional<String> text(String name, Optional<String> given) {
        var text = given.map(String::strip).filter(it -> !it.isEmpty());
        text.filter(it -> GivenText.length(it) > MAX_TEXT_LENGTH).ifPresent(it -> {
            throw new SearchProblem.InvalidParameter(
                            name,
                            GivenText.shortenedParameter(it),
                            "at most %d characters are allowed.".formatted(MAX_TEXT_LENGTH))
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
    public static Optional<String> oneOf(String name, Optional<String> given, List<String> choices) {
        return given.filter(it -> !it.isBlank()).map(it -> {
            String choice = it.strip().toLowerCase(Locale.ROOT);
            if (!choices.contains(choice)) {
                throw new SearchProblem.InvalidParameter(
                                name,
                                GivenText.shortenedParameter(it),
                                "one of " + String.join(", ", choices) + " is required.")
                        .exception();
            }
            return choice;
        });
    }

    private static <T> T read(
            String name,
            Optional<String> given,
            T defaultValue,
            Function<String, T> parse,
            String requirement,
            Function<T, Boolean> allowed) {
        if (given.isEmpty() || given.get().isBlank()) {
            return defaultValue;
        }
        try {
            T value = parse.apply(given.get().strip());
            if (allowed.apply(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // The exception below reports it, as it does a number out of range.
        }
        throw new SearchProblem.InvalidParameter(name, GivenText.shortenedParameter(given.get()), requirement)
                .exception();
    }
}
