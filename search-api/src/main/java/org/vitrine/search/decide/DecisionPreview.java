package org.vitrine.search.decide;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedSubject;

/**
 * What a decision would change. Nothing is written.
 *
 * @param specimens that it is about
 * @param images that it is about, or photographs of those specimens
 * @param changes how many specimens would go from which item to which, most first; none for kinds that move none, undo and redo
 * @param conflicts specimens of which another person decided otherwise
 * @param refused subjects because of which the decision would not be taken
 */
record DecisionPreview(
        int specimens, int images, List<Change> changes, int conflicts, List<ResolvedSubjects.Refused> refused) {

    /** Absent is no item. */
    record Change(Optional<String> from, Optional<String> to, int specimens) {}

    private record Move(Optional<String> from, Optional<String> to) {}

    static DecisionPreview of(DecisionType decisionType, Optional<String> to, ResolvedSubjects about, String person) {
        Map<IndexedSubject, ImageIdentity> bySpecimen = new LinkedHashMap<>();
        about.images().forEach(image -> bySpecimen.putIfAbsent(image.specimen(), image));
        var moves = new HashMap<Move, Integer>();
        int conflicts = 0;
        if (decisionType.movesSpecimens()) {
            for (var image : bySpecimen.values()) {
                if (!image.itemId().equals(to)) {
                    moves.merge(new Move(image.itemId(), to), 1, Integer::sum);
                }
                conflicts += isAgainst(image, to, person) ? 1 : 0;
            }
        }
        var changes = moves.entrySet().stream()
                .map(move -> new Change(move.getKey().from(), move.getKey().to(), move.getValue()))
                .sorted(Comparator.comparingInt(Change::specimens).reversed().thenComparing(change -> change.from()
                        .orElse("")))
                .toList();
        return new DecisionPreview(bySpecimen.size(), about.images().size(), changes, conflicts, about.refused());
    }

    private static boolean isAgainst(ImageIdentity image, Optional<String> to, String person) {
        return image.decided()
                .flatMap(IndexedDecided::specimen)
                .flatMap(IndexedDecided.OfSpecimen::attachment)
                .filter(by -> !by.person().equals(person))
                .filter(_ -> !image.itemId().equals(to))
                .isPresent();
    }
}
