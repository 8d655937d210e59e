package org.vitrine.training.protocol;

import java.util.List;
import java.util.OptionalDouble;
import org.vitrine.training.vectors.Look.Pipeline;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.StepReport.Outcome;

/** What the step {@code upright} found, as it stands in its report. */
final class Upright {

    static final String NONE = "the step 'upright' found no angle in %d of %d photographs";

    private static final String STEP = "upright";
    private static final String ANGLE = "turnDegrees";

    private Upright() {}

    /** By how much the object is turned clockwise; empty where the step did not run or was not sure. */
    static OptionalDouble of(Prepared prepared) {
        return prepared.steps().stream()
                .filter(step -> step.name().equals(STEP) && step.outcome() == Outcome.APPLIED)
                .filter(step -> step.measured().containsKey(ANGLE))
                .mapToDouble(step -> step.measured().get(ANGLE))
                .findFirst();
    }

    /** Whether the step exists and ran, sure of itself or not. */
    static boolean ran(Prepared prepared) {
        return prepared.steps().stream()
                .anyMatch(step -> step.name().equals(STEP) && step.outcome() != Outcome.SKIPPED);
    }

    /** The same preparing with the step in it. */
    static Pipeline with(Pipeline look) {
        var steps = look.preparer().plan().steps();
        return steps.contains(STEP) ? look : Pipeline.of(List.of("locate", "cut-out", STEP, "square"));
    }
}
