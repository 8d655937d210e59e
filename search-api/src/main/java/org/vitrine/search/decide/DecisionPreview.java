package org.vitrine.search.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;

/**
 * JSON answer of a preview: what a decision would change. A preview writes nothing.
 *
 * @param specimens number of specimens that the decision is about
 * @param images number of images that it is about, or of photographs of those specimens
 * @param changes numbers of specimens that would go from one item to another, the greatest first; empty for kinds that
 *     do not change the item of a specimen
 * @param conflicts number of specimens about which another person decided otherwise; for undo and redo, number of
 *     specimens about which people disagree afterwards
 * @param refused subjects because of which the decision would be refused
 */
record DecisionPreview(
        int specimens, int images, List<Change> changes, int conflicts, List<ResolvedSubjects.Refused> refused) {

    /**
     * Number of specimens that would go from one item to another.
     *
     * @param from present item; absent if the specimens belong to none
     * @param to future item; absent if they will belong to none
     */
    record Change(Optional<String> from, Optional<String> to, int specimens) {}

    /** Change of one specimen, with the same meaning as {@link Change}. */
    record Move(Optional<String> from, Optional<String> to) {}

    static DecisionPreview of(
            DecisionType decisionType, Optional<String> to, ResolvedSubjects resolved, String person) {
        Map<IndexedSubject, ImageIdentity> bySpecimen = new LinkedHashMap<>();
        resolved.images().forEach(image -> bySpecimen.putIfAbsent(image.specimen(), image));
        var moves = new ArrayList<Move>();
        int conflicts = 0;
        if (decisionType.movesSpecimens()) {
            for (var image : bySpecimen.values()) {
                if (!image.itemId().equals(to)) {
                    moves.add(new Move(image.itemId(), to));
                }
                conflicts += contradicts(image, to, person) ? 1 : 0;
            }
        }
        return new DecisionPreview(
                bySpecimen.size(), resolved.images().size(), changes(moves), conflicts, resolved.refused());
    }

    /**
     * Previews an undo or a redo.
     *
     * @param change the undo or redo
     */
    static DecisionPreview of(UndoForecast forecast, IndexedDecision change) {
        var specimens = forecast.images().stream()
                .map(ImageIdentity::specimen)
                .distinct()
                .count();
        return new DecisionPreview(
                Math.toIntExact(specimens),
                forecast.images().size(),
                changes(forecast.moves(change)),
                forecast.conflicts(change),
                List.of());
    }

    /** Returns the sum of this preview and another one about other specimens. */
    DecisionPreview plus(DecisionPreview other) {
        var counts = new HashMap<Move, Integer>();
        count(changes, counts);
        count(other.changes, counts);
        return new DecisionPreview(
                specimens + other.specimens,
                images + other.images,
                changes(counts),
                conflicts + other.conflicts,
                Stream.concat(refused.stream(), other.refused.stream()).toList());
    }

    private static void count(List<Change> changes, Map<Move, Integer> counts) {
        for (var change : changes) {
            counts.merge(new Move(change.from(), change.to()), change.specimens(), Integer::sum);
        }
    }

    private static List<Change> changes(List<Move> moves) {
        var counts = new HashMap<Move, Integer>();
        moves.forEach(move -> counts.merge(move, 1, Integer::sum));
        return changes(counts);
    }

    private static List<Change> changes(Map<Move, Integer> counts) {
        return counts.entrySet().stream()
                .map(move -> new Change(move.getKey().from(), move.getKey().to(), move.getValue()))
                .sorted(Comparator.comparingInt(Change::specimens)
                        .reversed()
                        .thenComparing(change -> change.from().orElse(""))
                        .thenComparing(change -> change.to().orElse("")))
                .toList();
    }

    private static boolean contradicts(ImageIdentity image, Optional<String> to, String person) {
        return image.decided()
                .flatMap(IndexedDecided::specimen)
                .flatMap(IndexedDecided.OfSpecimen::attachment)
                .filter(by -> !by.person().equals(person))
                .filter(_ -> !image.itemId().equals(to))
                .isPresent();
    }
}
