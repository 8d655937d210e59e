package org.vitrine.decisions;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.events.Decision;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.DecisionReference;
import org.vitrine.events.SubjectReference;

/**
 * A decision as the log of one subject keeps it: without evidence, note and the other subjects of a bulk decision.
 *
 * @param decision the shortened decision. Its only subject is the subject of the log; it has no subject where the
 *     decision only undoes, redoes or replaces another decision about the subject of the log
 * @param offset offset of the decision in its topic partition
 * @param counterpart whether the subject of the log is the {@code other} of the decision; {@code decision} then keeps
 *     all its subjects
 */
public record LogEntry(Decision decision, long offset, boolean counterpart) {

    /** Returns the entry for the log of the {@code other} of the decision. */
    static LogEntry ofCounterpart(LoggedDecision logged) {
        return new LogEntry(shortened(logged.decision(), logged.decision().getSubjects()), logged.offset(), true);
    }

    /**
     * Returns the entry for the log of each subject of the decision that this one undoes, redoes or replaces. With
     * {@link #about} it is also the base of the entries for the subjects of the decision itself.
     */
    static LogEntry ofTarget(LoggedDecision logged) {
        return new LogEntry(shortened(logged.decision(), List.of()), logged.offset(), false);
    }

    /**
     * Returns this entry for the log of a subject of the decision. Avro copies a record deeply, so a bulk decision is
     * shortened once; a copy of the whole decision for each of its subjects would take quadratic time.
     */
    LogEntry about(DecisionSubject decisionSubject) {
        return new LogEntry(
                Decision.newBuilder(decision)
                        .setSubjects(List.of(DecisionSubject.reference(decisionSubject)))
                        .build(),
                offset,
                false);
    }

    private static Decision shortened(Decision decision, List<SubjectReference> subjects) {
        return Decision.newBuilder(decision)
                .setSubjects(subjects)
                .clearEvidence()
                .setNote("")
                .build();
    }

    DecisionKind kind() {
        return decision.getKind();
    }

    String decisionId() {
        return decision.getDecisionId();
    }

    String person() {
        return decision.getPerson();
    }

    /** Whether the decision is about the subject; false where it only undoes, redoes or replaces another decision. */
    boolean isStatement() {
        return !decision.getSubjects().isEmpty();
    }

    /** Returns the subjects to which the decision relates the subject of the log. */
    List<SubjectReference> counterparts() {
        return counterpart
                ? decision.getSubjects()
                : Stream.ofNullable(decision.getOther()).toList();
    }

    /** Returns the references to earlier decisions; the field {@code undoes} of a decision is a redo for kind REDO. */
    DecisionEffects.Link link() {
        boolean undo = kind() == DecisionKind.UNDO;
        boolean redo = kind() == DecisionKind.REDO;
        var target = Optional.ofNullable(decision.getUndoes());
        return new DecisionEffects.Link(
                decisionId(),
                offset,
                target.filter(id -> undo),
                target.filter(id -> redo),
                Optional.ofNullable(decision.getReplaces()));
    }

    DecisionReference reference() {
        return new DecisionReference(decisionId(), person(), decision.getDecidedAt(), decision.getRole());
    }
}
