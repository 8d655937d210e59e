package org.vitrine.search.decide;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.imageindex.IndexedDecided;

/** Finds which decisions of different people contradict each other. Pure. */
final class DecisionConflicts {

    private DecisionConflicts() {}

    /**
     * Returns, by decisionId, the ids of the decisions that contradict it. A conflict is listed for both of its
     * decisions; a decision without conflicts is absent.
     */
    static Map<String, SortedSet<String>> of(Collection<ImageIdentity> images) {
        Map<String, SortedSet<String>> conflicts = new HashMap<>();
        images.stream()
                .flatMap(image -> image.decided().stream())
                .flatMap(DecisionConflicts::conflicts)
                .forEach(conflict -> {
                    String counts = conflict.counts().decisionId();
                    String against = conflict.against().decisionId();
                    conflicts.computeIfAbsent(counts, _ -> new TreeSet<>()).add(against);
                    conflicts.computeIfAbsent(against, _ -> new TreeSet<>()).add(counts);
                });
        return conflicts;
    }

    private static Stream<IndexedDecided.Conflict> conflicts(IndexedDecided decided) {
        return Stream.concat(
                decided.specimen().stream().flatMap(it -> it.conflicts().stream()),
                decided.image().stream().flatMap(it -> it.conflicts().stream()));
    }
}
