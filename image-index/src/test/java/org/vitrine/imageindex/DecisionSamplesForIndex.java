package org.vitrine.imageindex;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Index documents of decisions and items for tests. */
final class DecisionSamplesForIndex {

    static final Instant AT = Instant.parse("2026-11-29T10:00:00Z");

    private DecisionSamplesForIndex() {}

    static IndexedDecided.DecidedBy by(String person) {
        return new IndexedDecided.DecidedBy("d-" + person, person, AT, "cataloguer");
    }

    static IndexedDecided item(Optional<String> itemId) {
        return new IndexedDecided(
                Optional.of(new IndexedDecided.OfSpecimen(
                        itemId,
                        Optional.of(by("anna")),
                        itemId.isEmpty(),
                        1,
                        Optional.empty(),
                        List.of("type-9"),
                        List.of(),
                        List.of(IndexedSubject.ofSpecimen("museum", "s-2")),
                        List.of(),
                        List.of(),
                        7)),
                Optional.empty());
    }

    static IndexedDecided statements(
            List<IndexedDecided.DecidedAttribute> attributes, List<IndexedDecided.DecidedLabel> labels) {
        return image(Optional.empty(), attributes, labels);
    }

    static IndexedDecided image(
            Optional<IndexedDecided.DecidedSide> side,
            List<IndexedDecided.DecidedAttribute> attributes,
            List<IndexedDecided.DecidedLabel> labels) {
        return new IndexedDecided(
                Optional.empty(),
                Optional.of(new IndexedDecided.OfImage(
                        side,
                        Optional.empty(),
                        Optional.of(new IndexedDecided.DecidedAngle(12.5, by("anna"))),
                        attributes,
                        labels,
                        Optional.empty(),
                        List.of(),
                        8)));
    }

    static IndexedDecision decision(String collection, String id, long sequence, String kind, IndexedSubject subject) {
        return new IndexedDecision(
                id,
                collection,
                sequence,
                kind,
                List.of(subject),
                Optional.empty(),
                Optional.of(new IndexedDecision.Value(
                        Optional.of("type-" + sequence),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "anna",
                "cataloguer",
                "",
                AT.plusSeconds(sequence));
    }

    static IndexedDecision undoing(String collection, String id, long sequence, String undone) {
        return new IndexedDecision(
                id,
                collection,
                sequence,
                "undo",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(undone),
                "berta",
                "",
                "",
                AT.plusSeconds(sequence));
    }

    static IndexedItem item(String collection, String id, long revision, String title, IndexedItem.Status status) {
        return new IndexedItem(
                id,
                collection,
                revision,
                title,
                Map.of("ruler", "Ptolemy II"),
                status,
                Optional.empty(),
                true,
                List.of("img-1"),
                3,
                List.of(new IndexedItem.Change("d-1", "open-item", "anna", AT)),
                AT);
    }
}
