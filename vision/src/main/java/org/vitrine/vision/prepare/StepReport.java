package org.vitrine.vision.prepare;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One step, and what it measured.
 *
 * @param confidence how sure the step is of its own result, in [0, 1]
 * @param measured figures by name, with the unit in the name
 * @param note one sentence for people; empty if there is nothing to say
 * @param model who did it, where it was done by a model
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
        /** The step did not trust itself and left the picture as it was. */
        UNSURE
    }

    private static final double NANOS_PER_MS = 1e6;

    public StepReport {
        measured = java.util.Collections.unmodifiableMap(new TreeMap<>(measured));
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence of '" + name + "' is " + confidence + ", not in [0, 1]");
        }
    }

    static StepReport of(
            String name, Outcome outcome, double confidence, Map<String, Double> measured, String note, long since) {
        return new StepReport(
                name,
                outcome,
                Math.clamp(confidence, 0, 1),
                measured,
                note,
                (System.nanoTime() - since) / NANOS_PER_MS,
                Optional.empty());
    }

    /** The same, done by a model. */
    StepReport by(String who) {
        return new StepReport(name, outcome, confidence, measured, note, tookMs, Optional.of(who));
    }

    /** The same, with a sentence before what is said already; with none where it is empty. */
    StepReport after(String sentence) {
        if (sentence.isEmpty()) {
            return this;
        }
        return new StepReport(
                name, outcome, confidence, measured, note.isEmpty() ? sentence : sentence + "; " + note, tookMs, model);
    }
}
