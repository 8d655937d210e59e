package org.vitrine.search.decide;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    static boolean repeats(DecisionDraft draft, String person, IndexedDecision recorded) {
        return draft.kind().inJson().equals(recorded.kind())
                && person.equals(recorded.person())
                && draft.note().equals(recorded.note())
                && draft.undoes().equals(recorded.undoes())
                && draft.replaces().equals(recorded.replaces())
                && value(draft).equals(recorded.value())
                && same(draft.other(), recorded.other())
                && (draft.selection().isPresent() || same(draft.subjects(), recorded.subjects()));
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
                draft.value().map(IndexedDecision.Value::metadata).orElseGet(Map::of),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static boolean same(Optional<IndexedSubject> given, Optional<IndexedSubject> recorded) {
        return given.isPresent() == recorded.isPresent()
                && given.flatMap(one -> recorded.filter(other -> !covers(one, other)))
                        .isEmpty();
    }

    private static boolean same(List<IndexedSubject> given, List<IndexedSubject> recorded) {
        var complete = new HashSet<>(recorded);
        return given.stream()
                        .allMatch(one ->
                                complete.contains(one) || recorded.stream().anyMatch(other -> covers(one, other)))
                && recorded.size() <= given.size();
    }

    private static boolean covers(IndexedSubject given, IndexedSubject recorded) {
        return covers(given.institutionId(), recorded.institutionId())
                && covers(given.specimenId(), recorded.specimenId())
                && covers(given.imageId(), recorded.imageId())
                && covers(given.itemId(), recorded.itemId());
    }

    private static boolean covers(Optional<String> given, Optional<String> recorded) {
        return given.isEmpty() || given.equals(recorded);
    }
}
