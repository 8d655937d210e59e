package org.vitrine.search.problem;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads numbers of a request, and ends it with a sentence where they are none or out of range.
 *
 * <p>By hand, because JAX-RS answers 404 to a query parameter that is not the number it should be.
 */
public final class RequestParameters {

    /** Characters of words to look for. */
    private static final int LONGEST_TEXT = 500;

    private RequestParameters() {}

    public static int whole(String name, Optional<String> given, int otherwise, int least, int most) {
        String wanted = "a whole number from %d to %d is wanted.".formatted(least, most);
        return read(name, given, otherwise, Integer::valueOf, wanted, it -> it >= least && it <= most);
    }

    public static double share(String name, Optional<String> given, double otherwise) {
        return read(
                name, given, otherwise, Double::valueOf, "a number from 0 to 1 is wanted.", it -> it >= 0 && it <= 1);
    }

    /** A number with decimals, where one is given. */
    public static Optional<Double> decimal(String name, Optional<String> given, double least, double most) {
        return given.filter(it -> !it.isBlank())
                .map(it -> read(
                        name,
                        given,
                        least,
                        Double::valueOf,
                        "a number from %s to %s is wanted.".formatted(least, most),
                        number -> number >= least && number <= most));
    }

    /** A time of ISO 8601 in UTC; absent where nothing is given. */
    public static Optional<Instant> time(String name, Optional<String> given) {
        return given.filter(it -> !it.isBlank()).map(it -> {
            try {
                return Instant.parse(it.strip());
            } catch (DateTimeParseException notATime) {
                throw new SearchProblem.InvalidParameter(
                                name, shortened(it), "a time such as 2026-03-01T00:00:00Z is wanted.")
                        .exception();
            }
        });
    }

    /** True or false; false where nothing is given. */
    public static boolean flag(String name, Optional<String> given) {
        return word(name, given, List.of("true", "false")).map("true"::equals).orElse(false);
    }

    /** Words to look for; absent where nothing is given. */
    public static Optional<String> text(String name, Optional<String> given) {
        var text = given.map(String::strip).filter(it -> !it.isEmpty());
        text.filter(it -> it.length() > LONGEST_TEXT).ifPresent(it -> {
            throw new SearchProblem.InvalidParameter(
                            name, shortened(it), "at most %d characters are wanted.".formatted(LONGEST_TEXT))
                    .exception();
        });
        return text;
    }

    /** A parameter without which the question makes no sense. */
    public static String required(String name, Optional<String> given) {
        return given.filter(it -> !it.isBlank()).orElseThrow(() -> {
            var problem = new SearchProblem.InvalidParameter(name, "", "it must be given.");
            return problem.exception();
        });
    }

    /** One of a few words, in any case. */
    public static Optional<String> word(String name, Optional<String> given, List<String> words) {
        return given.filter(it -> !it.isBlank()).map(it -> {
            String word = it.strip().toLowerCase(Locale.ROOT);
            if (!words.contains(word)) {
                throw new SearchProblem.InvalidParameter(
                                name, shortened(it), "one of " + String.join(", ", words) + " is wanted.")
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
            // Said below, like a number out of range.
        }
        throw new SearchProblem.InvalidParameter(name, shortened(given.get()), wanted).exception();
    }

    private static String shortened(String given) {
        return given.length() <= 40 ? given : given.substring(0, 40) + "…";
    }
}
