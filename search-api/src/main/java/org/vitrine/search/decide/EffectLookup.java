package org.vitrine.search.decide;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.search.collection.SearchableCollections;

/**
 * Computes which items, specimens and photographs a decision changes, as the index has them now. Blocks: call it on a
 * virtual thread.
 */
@ApplicationScoped
class EffectLookup {

    private final SubjectLookup subjects;
    private final KnownDecisions known;

    EffectLookup(SubjectLookup subjects, KnownDecisions known) {
        this.subjects = subjects;
        this.known = known;
    }

    /** Returns the effect of a decision that was recorded before. */
    Effect effectOf(IndexedDecision decision, SearchableCollections.Profile profile) {
        return effectOf(decision, resolve(decision, profile), profile);
    }

    /** Computes the effect of a decision whose subjects are resolved. An undo or redo touches what its target touches. */
    Effect effectOf(IndexedDecision decision, ResolvedSubjects resolved, SearchableCollections.Profile profile) {
        return decision.undoes()
                .map(id -> known.require(profile.collectionId(), id))
                .map(target -> Effect.of(target, currentSubjects(target, profile)))
                .orElseGet(() -> Effect.of(decision, resolved));
    }

    /**
     * Returns what a decision is about now. For a merge this includes the photographs of the item that the others were
     * merged into: their specimens belong to it now.
     */
    ResolvedSubjects currentSubjects(IndexedDecision target, SearchableCollections.Profile profile) {
        var resolved = resolve(target, profile);
        if (!target.kind().equals(DecisionType.MERGE_ITEM.inJson())) {
            return resolved;
        }
        var images = target.other()
                .flatMap(IndexedSubject::itemId)
                .map(item -> subjects.ofItem(profile, item))
                .orElse(List.of());
        return new ResolvedSubjects(resolved.subjects(), resolved.other(), images, resolved.refused());
    }

    /** Looks up the subjects of a decision that was recorded, as the index has them now. */
    private ResolvedSubjects resolve(IndexedDecision decision, SearchableCollections.Profile profile) {
        var kind = DecisionType.of(decision.kind()).orElse(DecisionType.UNDO);
        return subjects.resolve(
                new DecisionDraft(
                        decision.decisionId(),
                        kind,
                        decision.subjects(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Optional.empty()),
                profile);
    }

    /**
     * What a decision touches.
     *
     * @param items sorted ids of the items that it names or that its specimens leave
     * @param specimens number of specimens that it is about
     * @param images number of images that it is about, or of photographs of those specimens
     */
    record Effect(List<String> items, int specimens, int images) {

        static Effect of(IndexedDecision decision, ResolvedSubjects resolved) {
            var fromSubjects = Stream.concat(decision.subjects().stream(), decision.other().stream())
                    .map(IndexedSubject::itemId);
            var fromValue = decision.value().stream().flatMap(value -> Stream.of(value.itemId(), value.fromItemId()));
            boolean moves = DecisionType.of(decision.kind())
                    .filter(DecisionType::movesSpecimens)
                    .isPresent();
            var formerItems =
                    moves ? resolved.images().stream().map(image -> image.itemId()) : Stream.<Optional<String>>empty();
            return new Effect(
                    Stream.of(fromSubjects, fromValue, formerItems)
                            .flatMap(ids -> ids)
                            .flatMap(Optional::stream)
                            .distinct()
                            .sorted()
                            .toList(),
                    resolved.specimens().size(),
                    resolved.images().size());
        }
    }
}
