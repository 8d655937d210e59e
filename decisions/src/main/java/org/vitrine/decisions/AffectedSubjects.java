package org.vitrine.decisions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vitrine.events.Decision;
import org.vitrine.events.DecisionValue;
import org.vitrine.events.SubjectReference;

/**
 * Computes in which subjects' logs a decision is kept, and as which entry. A decision has its own subjects, the other
 * subject of a relation or a merge, and the items that its value names.
 *
 * <p>The subjects of the decisions that it undoes, redoes or replaces are not included; {@link DecisionFold} adds them.
 */
final class AffectedSubjects {

    private AffectedSubjects() {}

    /** Returns one log entry per affected subject; empty for UNDO, REDO and UNKNOWN. */
    static Map<DecisionSubject, LogEntry> of(LoggedDecision logged) {
        Map<DecisionSubject, LogEntry> all = new LinkedHashMap<>();
        var decision = logged.decision();
        var entry = LogEntry.ofTarget(logged);
        for (SubjectReference reference : decision.getSubjects()) {
            switch (decision.getKind()) {
                case ATTACH, DETACH, OPEN_ITEM, NONE_OF_THESE, SPLIT_ITEM ->
                    DecisionSubject.specimen(reference).ifPresent(subject -> all.put(subject, entry.about(subject)));
                case NOT_SAME, SAME_SPECIMEN, SAME_DIE -> addPair(all, logged, entry, reference);
                case SET_SIDE,
                        SET_REGION,
                        SET_ANGLE,
                        CONFIRM_ATTRIBUTE,
                        CORRECT_ATTRIBUTE,
                        REJECT_ATTRIBUTE,
                        CONFIRM_LABEL,
                        REJECT_LABEL,
                        ADD_LABEL,
                        MARK_DUPLICATE ->
                    DecisionSubject.image(reference).ifPresent(subject -> all.put(subject, entry.about(subject)));
                case PUBLISH_ITEM, EDIT_ITEM ->
                    DecisionSubject.item(reference).ifPresent(subject -> all.put(subject, entry.about(subject)));
                case MERGE_ITEM -> addMerge(all, logged, entry, reference);
                case UNDO, REDO, UNKNOWN -> {
                    // These kinds have no subjects of their own.
                }
            }
        }
        addItems(all, decision, entry);
        return all;
    }

    private static void addPair(
            Map<DecisionSubject, LogEntry> all, LoggedDecision logged, LogEntry entry, SubjectReference reference) {
        var other = Optional.ofNullable(logged.decision().getOther());
        DecisionSubject.specimen(reference).ifPresent(subject -> {
            all.put(subject, entry.about(subject));
            other.flatMap(DecisionSubject::specimen)
                    .filter(counterpart -> !counterpart.equals(subject))
                    .ifPresent(counterpart -> all.computeIfAbsent(counterpart, _ -> LogEntry.ofCounterpart(logged)));
        });
    }

    private static void addMerge(
            Map<DecisionSubject, LogEntry> all, LoggedDecision logged, LogEntry entry, SubjectReference reference) {
        DecisionSubject.item(reference).ifPresent(subject -> {
            all.put(subject, entry.about(subject));
            Optional.ofNullable(logged.decision().getOther())
                    .flatMap(DecisionSubject::item)
                    .ifPresent(target -> all.computeIfAbsent(target, _ -> LogEntry.ofCounterpart(logged)));
        });
    }

    /** Adds the items that the value of the decision opens, publishes, edits or splits. */
    private static void addItems(Map<DecisionSubject, LogEntry> all, Decision decision, LogEntry entry) {
        var value = Optional.ofNullable(decision.getValue());
        switch (decision.getKind()) {
            case OPEN_ITEM, PUBLISH_ITEM, EDIT_ITEM -> addItem(all, entry, value.map(DecisionValue::getItemId));
            case SPLIT_ITEM -> {
                addItem(all, entry, value.map(DecisionValue::getItemId));
                addItem(all, entry, value.map(DecisionValue::getFromItemId));
            }
            case ATTACH,
                    DETACH,
                    NONE_OF_THESE,
                    NOT_SAME,
                    SAME_SPECIMEN,
                    SAME_DIE,
                    SET_SIDE,
                    SET_REGION,
                    SET_ANGLE,
                    CONFIRM_ATTRIBUTE,
                    CORRECT_ATTRIBUTE,
                    REJECT_ATTRIBUTE,
                    CONFIRM_LABEL,
                    REJECT_LABEL,
                    ADD_LABEL,
                    MARK_DUPLICATE,
                    MERGE_ITEM,
                    UNDO,
                    REDO,
                    UNKNOWN -> {
                // The value of these kinds adds no item to the subjects.
            }
        }
    }

    private static void addItem(Map<DecisionSubject, LogEntry> all, LogEntry entry, Optional<String> itemId) {
        itemId.map(DecisionSubject.OfItem::new).ifPresent(item -> all.put(item, entry.about(item)));
    }
}
