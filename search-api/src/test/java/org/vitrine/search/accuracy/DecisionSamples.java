package org.vitrine.search.accuracy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.ModelReference;

/** Decisions of one collection; their ids are d1, d2 … in the order in which they were made. */
final class DecisionSamples {

    static final ModelReference MODEL = new ModelReference("vitrine", "relief-deep", "2", "d");
    static final Instant START = Instant.parse("2026-02-27T10:00:00Z");

    private DecisionSamples() {}

    static IndexedDecision attach(int number, String specimen, String item, Shown... shown) {
        return decision(number, "attach", List.of(specimen), Optional.of(item), Optional.empty(), shown);
    }

    static IndexedDecision none(int number, String specimen, Shown... shown) {
        return decision(number, "none-of-these", List.of(specimen), Optional.empty(), Optional.empty(), shown);
    }

    static IndexedDecision bulk(int number, String item, List<String> specimens, Shown... shown) {
        return decision(number, "attach", specimens, Optional.of(item), Optional.empty(), shown);
    }

    static IndexedDecision undo(int number, int of) {
        return decision(number, "undo", List.of(), Optional.empty(), Optional.of("d" + of));
    }

    static IndexedDecision redo(int number, int of) {
        return decision(number, "redo", List.of(), Optional.empty(), Optional.of("d" + of));
    }

    record Shown(String item, double score, Optional<Double> weight) {}

    static Shown shown(String item, double score) {
        return new Shown(item, score, Optional.empty());
    }

    static Shown shown(String item, double score, double weight) {
        return new Shown(item, score, Optional.of(weight));
    }

    private static IndexedDecision decision(
            int number,
            String kind,
            List<String> specimens,
            Optional<String> item,
            Optional<String> undoes,
            Shown... shown) {
        return new IndexedDecision(
                "d" + number,
                "coins",
                number,
                kind,
                specimens.stream()
                        .map(specimen -> IndexedSubject.ofSpecimen("berlin", specimen))
                        .toList(),
                Optional.empty(),
                Optional.of(value(item)),
                shown.length == 0 ? Optional.empty() : Optional.of(evidence(specimens, shown)),
                Optional.empty(),
                undoes,
                "p1",
                "",
                "",
                START.plusSeconds(number));
    }

    private static IndexedDecision.Value value(Optional<String> item) {
        return new IndexedDecision.Value(
                item,
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

    private static IndexedDecision.Evidence evidence(List<String> specimens, Shown... shown) {
        return new IndexedDecision.Evidence(
                specimens.stream().map(specimen -> "img-" + specimen).toList(),
                Optional.empty(),
                Arrays.stream(shown)
                        .map(it -> new IndexedCandidate(
                                Optional.of(it.item()),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                0.9,
                                Optional.of(it.score()),
                                it.weight()))
                        .toList(),
                Optional.of(0.1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(MODEL));
    }
}
