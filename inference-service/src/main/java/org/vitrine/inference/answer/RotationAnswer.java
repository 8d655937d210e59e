package org.vitrine.inference.answer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.vitrine.inference.answer.ClassificationAnswer.ClassProbability;
import org.vitrine.inference.statement.StepStatement.Rotation;

/**
 * Reads the rotation of an object from the answer of a classifier by the contract of SageMaker JumpStart, whose classes
 * are degrees clockwise, as text. Classes within {@value #MERGE_DEGREES}° of the most probable one are merged with
 * it, because a network with fine steps distributes its confidence among neighbouring steps.
 */
public final class RotationAnswer {

    private static final double FULL_TURN = 360;
    /** Largest distance from the most probable class at which a class is merged with it, in degrees. */
    private static final double MERGE_DEGREES = 6;

    private RotationAnswer() {}

    private record Step(double degrees, double probability) {

        /** Angle clockwise from another step, in [−180, 180] degrees. */
        double angleFrom(Step other) {
            return Math.IEEEremainder(degrees - other.degrees, FULL_TURN);
        }
    }

    /**
     * Returns the weighted mean angle of the merged classes, with the sum of their probabilities as confidence.
     *
     * @param classNames names of the classes in the order of the answer, for an endpoint that answers only
     *     probabilities; else empty
     */
    public static ParsedAnswer<Rotation> read(byte[] body, List<String> classNames) {
        return switch (ClassificationAnswer.classes(body, classNames)) {
            case ParsedAnswer.Malformed<List<ClassProbability>>(var sentence) -> new ParsedAnswer.Malformed<>(sentence);
            case ParsedAnswer.Valid<List<ClassProbability>>(var classes) -> readRotation(classes);
        };
    }

    /**
     * Classes that are no angle, such as "unknown", are ignored; the answer is malformed if one is the most probable.
     */
    private static ParsedAnswer<Rotation> readRotation(List<ClassProbability> classes) {
        var likeliest = Collections.max(classes, Comparator.comparingDouble(ClassProbability::probability));
        if (degrees(likeliest.label()).isEmpty()) {
            return new ParsedAnswer.Malformed<>(
                    "class '%s' is not a number: the classes of an endpoint for upright are degrees clockwise"
                            .formatted(likeliest.label()));
        }
        var steps = new ArrayList<Step>();
        for (var share : classes) {
            degrees(share.label()).ifPresent(degrees -> steps.add(new Step(degrees, share.probability())));
        }
        return new ParsedAnswer.Valid<>(mergedRotation(steps));
    }

    private static OptionalDouble degrees(String label) {
        try {
            double degrees = Double.parseDouble(label);
            return Double.isFinite(degrees) ? OptionalDouble.of(degrees) : OptionalDouble.empty();
        } catch (NumberFormatException words) {
            return OptionalDouble.empty();
        }
    }

    private static Rotation mergedRotation(List<Step> steps) {
        var best = Collections.max(steps, Comparator.comparingDouble(Step::probability));
        double share = 0;
        double shift = 0;
        for (var step : steps) {
            if (Math.abs(step.angleFrom(best)) <= MERGE_DEGREES) {
                share += step.probability();
                shift += step.probability() * step.angleFrom(best);
            }
        }
        double degrees = (best.degrees() + (share > 0 ? shift / share : 0)) % FULL_TURN;
        return new Rotation(degrees < 0 ? degrees + FULL_TURN : degrees, Math.clamp(share, 0, 1));
    }
}
