package org.vitrine.inference.answer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.vitrine.inference.answer.ClassificationAnswer.Share;
import org.vitrine.inference.statement.StepStatement.Turn;

/**
 * Reads the rotation of an object from the answer of a classifier by the contract of SageMaker JumpStart, whose classes
 * are degrees clockwise, as text. Classes within {@value #ONE_ANSWER_DEGREES}° of the most probable one are merged with
 * it, because a network with fine steps distributes its confidence among neighbouring steps.
 */
public final class RotationAnswer {

    private static final double FULL_TURN = 360;
    private static final double ONE_ANSWER_DEGREES = 6;

    private RotationAnswer() {}

    private record Step(double degrees, double probability) {

        /** Angle clockwise from another step, in [−180, 180] degrees. */
        double from(Step other) {
            return Math.IEEEremainder(degrees - other.degrees, FULL_TURN);
        }
    }

    /**
     * Returns the weighted mean angle of the merged classes, with the sum of their probabilities as confidence.
     *
     * @param known names of the classes in the order of the answer, for an endpoint that answers only probabilities;
     *     else empty
     */
    public static ParsedAnswer<Turn> read(byte[] body, List<String> known) {
        return switch (ClassificationAnswer.shares(body, known)) {
            case ParsedAnswer.Malformed<List<Share>>(var sentence) -> new ParsedAnswer.Malformed<>(sentence);
            case ParsedAnswer.Understood<List<Share>>(var shares) -> steps(shares);
        };
    }

    /**
     * Classes that are no angle, such as "unknown", are ignored; the answer is malformed if one is the most probable.
     */
    private static ParsedAnswer<Turn> steps(List<Share> shares) {
        var likeliest = Collections.max(shares, Comparator.comparingDouble(Share::probability));
        if (degrees(likeliest.label()).isEmpty()) {
            return new ParsedAnswer.Malformed<>(
                    "class '%s' is no number: the classes of an endpoint for upright are degrees clockwise"
                            .formatted(likeliest.label()));
        }
        var steps = new ArrayList<Step>();
        for (var share : shares) {
            degrees(share.label()).ifPresent(degrees -> steps.add(new Step(degrees, share.probability())));
        }
        return new ParsedAnswer.Understood<>(turn(steps));
    }

    private static OptionalDouble degrees(String label) {
        try {
            double degrees = Double.parseDouble(label);
            return Double.isFinite(degrees) ? OptionalDouble.of(degrees) : OptionalDouble.empty();
        } catch (NumberFormatException words) {
            return OptionalDouble.empty();
        }
    }

    private static Turn turn(List<Step> steps) {
        var best = Collections.max(steps, Comparator.comparingDouble(Step::probability));
        double share = 0;
        double shift = 0;
        for (var step : steps) {
            if (Math.abs(step.from(best)) <= ONE_ANSWER_DEGREES) {
                share += step.probability();
                shift += step.probability() * step.from(best);
            }
        }
        double degrees = (best.degrees() + (share > 0 ? shift / share : 0)) % FULL_TURN;
        return new Turn(degrees < 0 ? degrees + FULL_TURN : degrees, Math.clamp(share, 0, 1));
    }
}
