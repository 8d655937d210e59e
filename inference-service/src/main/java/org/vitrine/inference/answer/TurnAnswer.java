package org.vitrine.inference.answer;

import java.util.List;
import org.vitrine.inference.statement.StepStatement.Turn;

/** An angle by the JumpStart image classification contract: classes are degrees clockwise, as text. */
public final class TurnAnswer {

    private static final double FULL_TURN = 360;

    private TurnAnswer() {}

    /** @param known names of the classes in order, for an endpoint that answers probabilities alone; else empty */
    public static Reading<Turn> read(byte[] body, List<String> known) {
        return switch (ClassificationAnswer.read(body, known)) {
            case Reading.Malformed<Decided>(var sentence) -> new Reading.Malformed<>(sentence);
            case Reading.Understood<Decided>(var decided) -> turn(decided);
        };
    }

    private static Reading<Turn> turn(Decided decided) {
        try {
            double degrees = Double.parseDouble(decided.value());
            if (Double.isFinite(degrees)) {
                double around = degrees % FULL_TURN;
                return new Reading.Understood<>(
                        new Turn(around < 0 ? around + FULL_TURN : around, decided.confidence()));
            }
        } catch (NumberFormatException words) {
            // said below
        }
        return new Reading.Malformed<>(
                "class '%s' is no number: the classes of an endpoint for upright are degrees clockwise"
                        .formatted(decided.value()));
    }
}
