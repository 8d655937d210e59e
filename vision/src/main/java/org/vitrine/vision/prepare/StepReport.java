package org.vitrine.vision.prepare;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vitrine.vision.remark.StepRemark;

/**
 * The report of one step: whether it was applied, and what it measured. It is part of the event {@code preprocessed}
 * and of the answer for a query photograph.
 *
 * @param name name of the step
 * @param outcome whether the step was applied
 * @param confidence confidence of the step in its own result, in [0, 1]
 * @param measured figures by name; the name contains the unit
 * @param note remarks for people, each a {@link StepRemark}; empty if there is nothing to add
 * @param tookMs duration, in milliseconds
 * @param model model that did the step; empty if it was done without one
 */
public record StepReport(
        String name,
        Outcome outcome,
        double confidence,
        Map<String, Double> measured,
        String note,
        double tookMs,
        Optional<String> model) {

    /** The outcome of a step. */
    public enum Outcome {
        APPLIED,
        SKIPPED,
        /** The step was not confident of its result and left the picture as it was. */
        UNSURE
    }

    private static final double NANOS_PER_MS = 1e6;

    public StepReport {
        measured = Collections.unmodifiableMap(new TreeMap<>(measured));
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence of '" + name + "' is " + confidence + ", not in [0, 1]");
        }
    }

    static StepReport of(
            String name,
            Outcome outcome,
            double confidence,
            Map<String, Double> measured,
            String note,
            long startNanos) {
        return new StepReport(
                name,
                outcome,
                Math.clamp(confidence, 0, 1),
                measured,
                note,
                (System.nanoTime() - startNanos) / NANOS_PER_MS,
                Optional.empty());
    }

    /** Returns the report with the model that did the step. */
    StepReport withModel(String modelName) {
        return new StepReport(name, outcome, confidence, measured, note, tookMs, Optional.of(modelName));
    }

    /** Returns the report with a remark before its note; an empty remark changes nothing. */
    StepReport withNotePrefix(String remark) {
        if (remark.isEmpty()) {
            return this;
        }
        var remarks = note.isEmpty() ? remark : remark + StepRemark.SEPARATOR + note;
        return new StepReport(name, outcome, confidence, measured, remarks, tookMs, model);
    }
}
