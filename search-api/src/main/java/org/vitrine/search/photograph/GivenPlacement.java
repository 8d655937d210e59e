package org.vitrine.search.photograph;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.problem.GivenText;
import org.vitrine.search.problem.SearchProblem;

/**
 * Region and angle of the object that a request states. They replace the results of the steps of preparation.
 *
 * @param region region of the object, in pixels of the upright photograph; replaces step locate
 * @param angleDegrees by how many degrees the object is turned clockwise, −360 to 360; replaces step upright
 */
record GivenPlacement(Optional<IndexedImage.Region> region, Optional<Double> angleDegrees) {

    static final GivenPlacement NONE = new GivenPlacement(Optional.empty(), Optional.empty());

    private static final int FULL_TURN = 360;
    private static final String REGION_FORMAT =
            "four whole numbers are required, left,top,width,height in pixels of the upright photograph, width and height at least 8.";
    private static final String ANGLE_FORMAT =
            "a number from -360 to 360 is required: by how many degrees the object is turned clockwise.";
    private static final int MIN_EDGE_PX = 8;

    /**
     * Parses both parameters of one photograph; a blank one counts as absent. Ends the request with a problem if one is
     * invalid.
     */
    static GivenPlacement of(Optional<String> region, Optional<String> angle) {
        return new GivenPlacement(
                given(region).map(GivenPlacement::region), given(angle).map(GivenPlacement::angle));
    }

    /**
     * Parses the parameters of several photographs, in their order; a blank parameter states nothing about its
     * photograph. Ends the request with a problem if there are more parameters than photographs.
     */
    static List<GivenPlacement> of(int photographs, List<String> regions, List<String> angles) {
        requireAtMost("region", regions, photographs);
        requireAtMost("angle", angles, photographs);
        return IntStream.range(0, photographs)
                .mapToObj(i -> of(at(regions, i), at(angles, i)))
                .toList();
    }

    /** Returns the region as a parameter of preprocess-service. */
    Optional<String> regionParameter() {
        return region.map(it -> IntStream.of(it.left(), it.top(), it.width(), it.height())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",")));
    }

    private static Optional<String> at(List<String> given, int position) {
        return position < given.size() ? Optional.of(given.get(position)) : Optional.empty();
    }

    private static void requireAtMost(String name, List<String> given, int photographs) {
        if (given.size() > photographs) {
            throw invalid(
                    name,
                    String.join(" ", given),
                    "at most one for each photograph is allowed, in the order obverse, reverse, image; there are %d photographs."
                            .formatted(photographs));
        }
    }

    private static Optional<String> given(Optional<String> parameter) {
        return parameter.map(String::strip).filter(it -> !it.isEmpty());
    }

    /**
     * Parses left, top, width and height, separated by commas. Ends the request with a problem if they are invalid.
     *
     * @param name name of the parameter, for the problem
     */
    static IndexedImage.Region region(String name, String text) {
        try {
            var numbers = Arrays.stream(text.split(",", -1))
                    .map(it -> Integer.valueOf(it.strip()))
                    .toList();
            if (numbers.size() == 4
                    && numbers.get(0) >= 0
                    && numbers.get(1) >= 0
                    && numbers.get(2) >= MIN_EDGE_PX
                    && numbers.get(3) >= MIN_EDGE_PX) {
                return new IndexedImage.Region(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
            }
        } catch (NumberFormatException notANumber) {
            // The exception below reports it, as it does too few numbers.
        }
        throw invalid(name, text, REGION_FORMAT);
    }

    private static IndexedImage.Region region(String text) {
        return region("region", text);
    }

    private static double angle(String text) {
        try {
            double degrees = Double.parseDouble(text);
            if (Math.abs(degrees) <= FULL_TURN) {
                return degrees;
            }
        } catch (NumberFormatException notANumber) {
            // The exception below reports it, as it does an angle out of range.
        }
        throw invalid("angle", text, ANGLE_FORMAT);
    }

    private static RuntimeException invalid(String name, String given, String requirement) {
        return new SearchProblem.InvalidParameter(name, GivenText.shortenedParameter(given), requirement).exception();
    }
}
