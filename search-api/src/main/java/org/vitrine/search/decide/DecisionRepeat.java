package org.vitrine.search.decide;

import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;

/** Determines whether a request repeats a decision that was taken. Pure. */
final class DecisionRepeat {

    private DecisionRepeat() {}

    /**
     * Compares what was decided, by whom and about what. A photograph given by its imageId alone equals the complete
     * subject. Not compared are the role, the evidence and what a selection found.
     */
    static boolean isOf(DecisionDraft draft, String person, IndexedDecision taken) {
        return draft.kind().inJson().equals(taken.kind())
                && person.equals(taken.person())
                && draft.note().equals(taken.note())
                && draft.undoes().equals(taken.undoes())
                && draft.replaces().equals(taken.replaces())
                && value(draft).equals(taken.value())
                && same(draft.other(), taken.other())
                && (draft.selection().isPresent() || same(draft.subjects(), taken.subjects()));
    }

    /**
     * Returns the value as it is written. An item that is opened without an id gets one that is derived from the
     * decisionId.
     */
    static Optional<IndexedDecision.Value> value(DecisionDraft draft) {
        if (draft.kind() != DecisionType.OPEN_ITEM || draft.itemId().isPresent()) {
            return draft.value();
        }
        var itemId = Optional.of("item-" + draft.decisionId());
        return Optional.of(new IndexedDecision.Value(
                itemId,
                Optional.empty(),
                draft.value().flatMap(IndexedDecision.Value::title),
                draft.value().map(IndexedDecision.Value::metadata).orElseGet(java.util.Map::of),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static boolean same(Optional<IndexedSubject> given, Optional<IndexedSubject> taken) {
        return given.isPresent() == taken.isPresent()
                && given.flatMap(one -> taken.filter(other -> !covers(one, other)))
                        .isEmpty();
    }

    private static boolean same(List<IndexedSubject> given, List<IndexedSubject> taken) {
        var complete = new java.util.HashSet<>(taken);
        return given.stream()
                        .allMatch(
                                one -> complete.contains(one) || taken.stream().anyMatch(other -> covers(one, other)))
                && taken.size() <= given.size();
    }

    private static boolean covers(IndexedSubject given, IndexedSubject taken) {
        return covers(given.institutionId(), taken.institutionId())
                && covers(given.specimenId(), taken.specimenId())
                && covers(given.imageId(), taken.imageId())
                && covers(given.itemId(), taken.itemId());
    }

    private static boolean covers(Optional<String> given, Optional<String> taken) {
        return given.isEmpty() || given.equals(taken);
    }
}
