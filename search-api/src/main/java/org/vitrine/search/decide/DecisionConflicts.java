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
                    String inForce = conflict.counts().decisionId();
                    String contradicting = conflict.against().decisionId();
                    conflicts.computeIfAbsent(inForce, _ -> new TreeSet<>()).add(contradicting);
                    conflicts
                            .computeIfAbsent(contradicting, _ -> new TreeSet<>())
                            .add(inForce);
                });
        return conflicts;
    }

    private static Stream<IndexedDecided.Conflict> conflicts(IndexedDecided decided) {
        return Stream.concat(
                decided.specimen().stream().flatMap(it -> it.conflicts().stream()),
                decided.image().stream().flatMap(it -> it.conflicts().stream()));
    }
}
