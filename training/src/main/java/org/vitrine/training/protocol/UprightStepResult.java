package org.vitrine.training.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.vitrine.training.vectors.InputPreparation.Pipeline;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.StepReport.Outcome;
import org.vitrine.vision.prepare.model.RotationModel;

/** Reads the result of the step {@code upright} from a prepared photograph, and adds or removes the step. */
final class UprightStepResult {

    static final String NO_ANGLE_NOTE = "the step 'upright' found no angle in %d of %d photographs";

    private static final String STEP = "upright";
    private static final String ANGLE = "turnDegrees";

    private UprightStepResult() {}

    /** Rotation of the object in degrees clockwise; empty if the step did not run or was not confident. */
    static OptionalDouble of(Prepared prepared) {
        return prepared.steps().stream()
                .filter(step -> step.name().equals(STEP) && step.outcome() == Outcome.APPLIED)
                .filter(step -> step.measured().containsKey(ANGLE))
                .mapToDouble(step -> step.measured().get(ANGLE))
                .findFirst();
    }

    /**
     * The same preparation with the step {@code upright}.
     *
     * @param model rotation model for the step; if empty, the shipped one
     */
    static Pipeline withStep(Pipeline preparation, Optional<RotationModel> model) {
        var steps = preparation.preparer().plan().steps();
        return steps.contains(STEP) && model.isEmpty()
                ? preparation
                : preparation.with(steps.contains(STEP) ? steps : List.of("locate", "cut-out", STEP, "square"), model);
    }

    /** The same preparation without the step: rotation models are trained on such pictures. */
    static Pipeline withoutStep(Pipeline preparation) {
        var steps = preparation.preparer().plan().steps();
        return preparation.with(
                steps.stream().filter(step -> !step.equals(STEP)).toList(), Optional.empty());
    }
}
