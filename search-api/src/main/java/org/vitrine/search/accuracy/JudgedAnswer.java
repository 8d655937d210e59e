package org.vitrine.search.accuracy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An answer of a search that was on a screen, and what the person decided of it.
 *
 * @param item to which the specimen was attached; empty where the person said that it is none of those shown
 * @param shown in the order of the screen, best first
 * @param side of the photographs that were asked about, such as obverse or obverse+reverse; unknown where none is indexed
 * @param models whose statements were shown, as provider/name@version
 */
record JudgedAnswer(Instant decidedAt, Optional<String> item, List<Shown> shown, String side, List<String> models) {

    JudgedAnswer {
        shown = List.copyOf(shown);
        models = List.copyOf(models);
    }

    /** One candidate; {@code score} in [0, 1]. */
    record Shown(Optional<String> itemId, Optional<Double> score) {}

    /** Whether the right item is among the first so many. */
    boolean isRightWithin(int first) {
        return item.isPresent()
                && shown.stream()
                        .limit(first)
                        .anyMatch(candidate -> candidate.itemId().equals(item));
    }
}
