package org.vitrine.preprocess;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vitrine.problem.ProblemException;
import org.vitrine.vision.prepare.ManualPlacement;
import org.vitrine.vision.prepare.Preparation;
import org.vitrine.vision.prepare.Preparation.Rendition;

/**
 * The parameters of {@code POST /v1/prepare}, parsed.
 *
 * @param collection collection whose profile gives the steps; empty for the steps for coins
 * @param manualPlacement region and angle that a person stated; each replaces a step
 * @param renditions kinds of renditions that the answer contains
 * @param stepPictures whether the answer contains the prepared picture after each step
 */
record PrepareQuery(
        Optional<String> collection,
        ManualPlacement manualPlacement,
        Set<Rendition.Kind> renditions,
        boolean stepPictures) {

    private static final int MAX_SHOWN_LENGTH = 40;
    private static final String REGION_FORM =
            "give four whole numbers, left,top,width,height, in pixels of the upright photograph.";
    private static final String ANGLE_FORM =
            "give a number from -360 to 360: the degrees by which the object is turned clockwise.";
    private static final String RENDITIONS_FORM = "give kinds of renditions, separated by commas: " + kindNames() + ".";

    PrepareQuery {
        renditions = Set.copyOf(renditions);
    }

    /**
     * Parses the parameters; blank ones count as absent. Without {@code renditions}, the answer contains all kinds.
     *
     * @throws ProblemException with status 400 if a parameter cannot be read
     */
    static PrepareQuery of(
            Optional<String> collection,
            Optional<String> region,
            Optional<String> angle,
            Optional<String> renditions,
            Optional<String> stepPictures) {
        var manualPlacement = new ManualPlacement(
                nonBlank(region).map(it -> parsed("region", it, REGION_FORM, PrepareQuery::region)),
                nonBlank(angle).map(it -> parsed("angle", it, ANGLE_FORM, PrepareQuery::angle)));
        Set<Rendition.Kind> kinds = nonBlank(renditions)
                .map(it -> parsed("renditions", it, RENDITIONS_FORM, PrepareQuery::kinds))
                .orElseGet(() -> EnumSet.allOf(Rendition.Kind.class));
        boolean pictures = nonBlank(stepPictures)
                .map(it -> parsed("stepPictures", it, "give true or false.", PrepareQuery::flag))
                .orElse(false);
        return new PrepareQuery(collection, manualPlacement, kinds, pictures);
    }

    private static Optional<String> nonBlank(Optional<String> parameter) {
        return parameter.map(String::strip).filter(it -> !it.isEmpty());
    }

    private static Preparation.Region region(String text) {
        var numbers = Arrays.stream(text.split(",", -1))
                .map(it -> Integer.valueOf(it.strip()))
                .toList();
        if (numbers.size() != 4) {
            throw new IllegalArgumentException("not four numbers");
        }
        return new Preparation.Region(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    }

    private static double angle(String text) {
        double degrees = Double.parseDouble(text);
        if (!(Math.abs(degrees) <= 360)) {
            throw new IllegalArgumentException("out of range");
        }
        return degrees;
    }

    private static Set<Rendition.Kind> kinds(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(it -> Rendition.Kind.valueOf(it.strip().toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rendition.Kind.class)));
    }

    private static String kindNames() {
        return Arrays.stream(Rendition.Kind.values())
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static <T> T parsed(String name, String value, String expected, Function<String, T> parse) {
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException unreadable) {
            throw invalid(name, value, expected);
        }
    }

    static ProblemException invalid(String name, String value, String expected) {
        String shown = value.codePointCount(0, value.length()) <= MAX_SHOWN_LENGTH
                ? value
                : value.substring(0, value.offsetByCodePoints(0, MAX_SHOWN_LENGTH)) + "…";
        return new ProblemException(new PreprocessProblem.InvalidParameter(name, shown, expected).detail());
    }
}
