package org.vitrine.search.decide;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.decisions.DecisionFold;
import org.vitrine.decisions.DecisionSubject;
import org.vitrine.decisions.ImageState;
import org.vitrine.decisions.InMemoryDecisionStore;
import org.vitrine.decisions.LoggedDecision;
import org.vitrine.decisions.MergeChains;
import org.vitrine.decisions.SpecimenState;
import org.vitrine.events.SpecimenDecided;
import org.vitrine.imageindex.CaseFolding;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;

/**
 * Computes what an undo or redo of a decision changes: it folds the decisions without it and with it, as index-service
 * folds them. Pure.
 *
 * @param images photographs of the specimens that the decision is about
 * @param decisions decisions about those specimens, merges of items, and those that undo, redo or replace one of them
 * @param requiredConfirmations number of different people who must name the same item before it counts
 */
record UndoForecast(List<ImageIdentity> images, Collection<IndexedDecision> decisions, int requiredConfirmations) {

    /** Returns the specimens whose item changes, each with the item before and after. */
    List<DecisionPreview.Move> moves(IndexedDecision change) {
        var before = foldAll(Optional.empty());
        var after = foldAll(Optional.of(change));
        return specimens().values().stream()
                .map(image -> new DecisionPreview.Move(item(before, image), item(after, image)))
                .filter(move -> !move.from().equals(move.to()))
                .toList();
    }

    /** Returns the number of specimens about which, or about whose photographs, people disagree after the change. */
    int conflicts(IndexedDecision change) {
        var after = foldAll(Optional.of(change));
        return (int) images.stream()
                .filter(image -> isDisputed(after, image))
                .map(ImageIdentity::specimen)
                .distinct()
                .count();
    }

    private Map<IndexedSubject, ImageIdentity> specimens() {
        Map<IndexedSubject, ImageIdentity> specimens = new LinkedHashMap<>();
        images.forEach(image -> specimens.putIfAbsent(image.specimen(), image));
        return specimens;
    }

    private InMemoryDecisionStore foldAll(Optional<IndexedDecision> change) {
        var store = new InMemoryDecisionStore();
        var all = new ArrayList<>(decisions);
        all.sort(Comparator.comparingLong(IndexedDecision::sequence));
        long offset = 0;
        for (var decision : all) {
            fold(store, decision, offset++);
        }
        if (change.isPresent()) {
            fold(store, change.get(), offset);
        }
        return store;
    }

    /** A decision of a kind that this release does not have is left out: it has no effect here. */
    private static void fold(InMemoryDecisionStore store, IndexedDecision decision, long offset) {
        DecisionType.of(decision.kind())
                .ifPresent(kind ->
                        DecisionFold.apply(store, new LoggedDecision(DecisionFacts.of(decision, kind), offset)));
    }

    private Optional<String> item(InMemoryDecisionStore store, ImageIdentity image) {
        return specimen(store, image)
                .filter(state -> state.getAttachment() != null)
                .map(state -> Optional.ofNullable(state.getItemId()))
                .orElse(image.statedItemId());
    }

    private Optional<SpecimenDecided> specimen(InMemoryDecisionStore store, ImageIdentity image) {
        var subject = new DecisionSubject.OfSpecimen(image.institutionId(), image.specimenId());
        return SpecimenState.of(
                store.log(subject), image.statedItemId(), new MergeChains(store::log), requiredConfirmations);
    }

    private boolean isDisputed(InMemoryDecisionStore store, ImageIdentity image) {
        boolean specimen = specimen(store, image)
                .filter(state -> !state.getConflicts().isEmpty())
                .isPresent();
        return specimen
                || ImageState.of(store.log(new DecisionSubject.OfImage(image.imageId())), CaseFolding::fold)
                        .filter(state -> !state.getConflicts().isEmpty())
                        .isPresent();
    }
}
