package org.vitrine.ingest.deadletter;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * What this replica holds in memory of a dead letter; its record stays in Kafka.
 *
 * @param at when it was dead-lettered
 * @param imageId image that it is about; empty where its key names none
 * @param outcome newest outcome; empty where there is none
 */
record ListedLetter(
        LetterId id, Instant at, GroupKey group, Optional<String> imageId, Optional<LetterOutcome> outcome) {

    static final Comparator<ListedLetter> BY_AGE =
            Comparator.comparing(ListedLetter::at).thenComparing(ListedLetter::id);

    boolean isOpen() {
        return LetterOutcome.isOpen(outcome);
    }

    ListedLetter in(GroupKey equalGroup) {
        return new ListedLetter(id, at, equalGroup, imageId, outcome);
    }

    ListedLetter with(Optional<LetterOutcome> newest) {
        return new ListedLetter(id, at, group, imageId, newest);
    }
}
