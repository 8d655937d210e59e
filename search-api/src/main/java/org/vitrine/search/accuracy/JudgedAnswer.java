package org.vitrine.search.accuracy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer of a search that a person saw, and what the person decided about it.
 *
 * @param item item to which the specimen was attached; empty if the person decided that it is none of those shown
 * @param shown candidates in the order of the screen, best first
 * @param side sides of the query photographs, such as obverse or obverse+reverse; unknown if none of them is indexed
 * @param models models whose statements were shown, as provider/name@version
 */
record JudgedAnswer(Instant decidedAt, Optional<String> item, List<Shown> shown, String side, List<String> models) {

    JudgedAnswer {
        shown = List.copyOf(shown);
        models = List.copyOf(models);
    }

    /** One candidate of the answer; {@code score} in [0, 1]. */
    record Shown(Optional<String> itemId, Optional<Double> score) {}

    /** Returns whether the right item is among the first {@code first} candidates; false if no shown item is right. */
    boolean isRightWithin(int first) {
        return item.isPresent()
                && shown.stream()
                        .limit(first)
                        .anyMatch(candidate -> candidate.itemId().equals(item));
    }
}
