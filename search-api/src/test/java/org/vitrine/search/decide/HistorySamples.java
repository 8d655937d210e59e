package org.vitrine.search.decide;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedSubject;

/** Decisions and photographs of one collection for tests of previews. */
final class HistorySamples {

    private HistorySamples() {}

    static IndexedSubject specimen(String specimenId) {
        return IndexedSubject.ofSpecimen("berlin", specimenId);
    }

    /** A photograph of a specimen for which the institution states item A. */
    static ImageIdentity image(String imageId, String specimenId) {
        return new ImageIdentity(
                imageId,
                "coins",
                "berlin",
                specimenId,
                Optional.of("A"),
                Optional.of("A"),
                IndexedImage.Side.UNKNOWN,
                Optional.empty());
    }

    static IndexedDecision attach(String id, long sequence, String itemId, String... specimenIds) {
        var specimens =
                List.of(specimenIds).stream().map(HistorySamples::specimen).toList();
        return decision(id, sequence, "attach", specimens, Optional.empty(), Optional.of(itemId), Optional.empty());
    }

    /** Returns the same decision by another person than anna. */
    static IndexedDecision by(String person, IndexedDecision decision) {
        return new IndexedDecision(
                decision.decisionId(),
                decision.collectionId(),
                decision.sequence(),
                decision.kind(),
                decision.subjects(),
                decision.other(),
                decision.value(),
                decision.evidence(),
                decision.replaces(),
                decision.undoes(),
                person,
                decision.role(),
                decision.note(),
                decision.decidedAt());
    }

    static IndexedDecision merge(String id, long sequence, String fromItemId, String toItemId) {
        return decision(
                id,
                sequence,
                "merge-item",
                List.of(IndexedSubject.ofItem(fromItemId)),
                Optional.of(IndexedSubject.ofItem(toItemId)),
                Optional.empty(),
                Optional.empty());
    }

    static IndexedDecision sameSpecimen(String id, long sequence, IndexedSubject other, IndexedSubject... subjects) {
        return decision(
                id,
                sequence,
                "same-specimen",
                List.of(subjects),
                Optional.of(other),
                Optional.empty(),
                Optional.empty());
    }

    static IndexedDecision undo(String id, long sequence, String target) {
        return decision(id, sequence, "undo", List.of(), Optional.empty(), Optional.empty(), Optional.of(target));
    }

    private static IndexedDecision decision(
            String id,
            long sequence,
            String kind,
            List<IndexedSubject> subjects,
            Optional<IndexedSubject> other,
            Optional<String> itemId,
            Optional<String> undoes) {
        return new IndexedDecision(
                id,
                "coins",
                sequence,
                kind,
                subjects,
                other,
                itemId.map(HistorySamples::value),
                Optional.of(new IndexedDecision.Evidence(
                        List.of("i1"),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())),
                Optional.empty(),
                undoes,
                "anna",
                "",
                "a note",
                Instant.EPOCH);
    }

    private static IndexedDecision.Value value(String itemId) {
        return new IndexedDecision.Value(
                Optional.of(itemId),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
