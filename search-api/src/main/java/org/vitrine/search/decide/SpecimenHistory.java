package org.vitrine.search.decide;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;

/**
 * The decisions that determine the state of some specimens. Each decision is shortened to what the fold of these
 * specimens needs: without evidence, note and other subjects. Not thread-safe.
 */
final class SpecimenHistory {

    private final Set<IndexedSubject> specimens;
    private final long maxEntries;
    private final Map<String, IndexedDecision> decisions = new LinkedHashMap<>();
    private long entries;

    /**
     * Creates an empty history.
     *
     * @param specimens with institutionId and specimenId only
     * @param maxEntries maximum number of entries: each decision and each of its subjects is one
     */
    SpecimenHistory(Collection<IndexedSubject> specimens, long maxEntries) {
        this.specimens = Set.copyOf(specimens);
        this.maxEntries = maxEntries;
    }

    /** Adds decisions; one that the history has is kept. Returns whether the history is within its maximum. */
    boolean add(List<IndexedDecision> batch) {
        for (var decision : batch) {
            var shortened = shortened(decision);
            if (decisions.putIfAbsent(decision.decisionId(), shortened) == null) {
                entries += 1 + shortened.subjects().size();
            }
        }
        return isWithinMaximum();
    }

    boolean isWithinMaximum() {
        return entries <= maxEntries;
    }

    Collection<IndexedDecision> decisions() {
        return List.copyOf(decisions.values());
    }

    /** Returns the items that the decisions name. */
    Set<String> items() {
        return decisions.values().stream().flatMap(SpecimenHistory::itemsOf).collect(Collectors.toSet());
    }

    /** Returns the items that a decision names. */
    static Stream<String> itemsOf(IndexedDecision decision) {
        var subjects = Stream.concat(decision.subjects().stream(), decision.other().stream())
                .map(IndexedSubject::itemId);
        var value = decision.value().stream().flatMap(it -> Stream.of(it.itemId(), it.fromItemId()));
        return Stream.concat(subjects, value).flatMap(Optional::stream);
    }

    /** Returns the items into which the decisions merge others. */
    Set<String> mergeTargets() {
        return decisions.values().stream()
                .filter(decision -> decision.kind().equals(DecisionType.MERGE_ITEM.inJson()))
                .flatMap(decision -> decision.other().stream())
                .flatMap(other -> other.itemId().stream())
                .collect(Collectors.toSet());
    }

    /**
     * Returns a decision with its subjects that are items or these specimens. Where none is, as in a relation of other
     * specimens to one of these, the first subject remains: a decision without subjects would be invalid.
     */
    IndexedDecision shortened(IndexedDecision decision) {
        var needed = decision.subjects().stream().filter(this::isNeeded).toList();
        return new IndexedDecision(
                decision.decisionId(),
                decision.collectionId(),
                decision.sequence(),
                decision.kind(),
                needed.isEmpty() ? decision.subjects().stream().limit(1).toList() : needed,
                decision.other(),
                decision.value(),
                Optional.empty(),
                decision.replaces(),
                decision.undoes(),
                decision.person(),
                decision.role(),
                "",
                decision.decidedAt());
    }

    private boolean isNeeded(IndexedSubject subject) {
        return subject.itemId().isPresent()
                || specimens.contains(new IndexedSubject(
                        subject.institutionId(), subject.specimenId(), Optional.empty(), Optional.empty()));
    }
}
