package org.vitrine.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.vitrine.events.DecidedLabel;
import org.vitrine.events.DecisionConflict;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.DecisionValue;
import org.vitrine.events.LabelVerdict;

/**
 * The decided labels of one image. The newest decision about a label is in force.
 *
 * @param decided one entry per label name
 * @param conflicts people of whom one accepts a label and the other rejects it
 */
record LabelVerdicts(List<DecidedLabel> decided, List<DecisionConflict> conflicts) {

    static LabelVerdicts of(List<LogEntry> entries, UnaryOperator<String> folding) {
        List<DecidedLabel> decided = new ArrayList<>();
        List<DecisionConflict> conflicts = new ArrayList<>();
        ImageState.byName(entries, kind -> verdict(kind) != LabelVerdict.UNKNOWN, folding)
                .forEach((name, verdicts) -> {
                    var newest = verdicts.getLast();
                    var label = DecidedLabel.newBuilder()
                            .setName(name)
                            .setVerdict(verdict(newest.kind()))
                            .setBy(newest.reference());
                    Optional.ofNullable(newest.decision().getValue())
                            .map(DecisionValue::getBox)
                            .ifPresent(label::setBox);
                    decided.add(label.build());
                    var statements =
                            verdicts.stream().map(LabelVerdicts::statement).toList();
                    conflicts.addAll(ReviewerConflicts.of(
                            "label:" + name,
                            statements.getLast(),
                            statements,
                            (one, other) -> isRejected(one) != isRejected(other)));
                });
        return new LabelVerdicts(decided, conflicts);
    }

    private static ReviewerConflicts.Statement<LabelVerdict> statement(LogEntry entry) {
        var verdict = verdict(entry.kind());
        return new ReviewerConflicts.Statement<>(verdict, verdict.name().toLowerCase(Locale.ROOT), entry);
    }

    private static boolean isRejected(LabelVerdict verdict) {
        return verdict == LabelVerdict.REJECTED;
    }

    private static LabelVerdict verdict(DecisionKind kind) {
        return switch (kind) {
            case CONFIRM_LABEL -> LabelVerdict.CONFIRMED;
            case REJECT_LABEL -> LabelVerdict.REJECTED;
            case ADD_LABEL -> LabelVerdict.ADDED;
            default -> LabelVerdict.UNKNOWN;
        };
    }
}
