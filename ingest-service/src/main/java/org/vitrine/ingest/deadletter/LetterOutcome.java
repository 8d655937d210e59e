package org.vitrine.ingest.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.vitrine.ingest.progress.IngestJson;

/**
 * What was done with a dead letter: a value of topic {@code dead-letter-outcomes}, JSON, whose key is the
 * {@link LetterId}. The state of a letter is the fold of its outcomes by {@link #after}.
 *
 * @param attempt id of the attempt that states this
 * @param follows attempt whose outcome this attempt has seen and replaces; empty where it has seen none
 * @param by who requested it
 * @param reason why the letter was dropped, or what the attempt did; a sentence
 */
record LetterOutcome(Status status, String attempt, String follows, Instant at, String by, Optional<String> reason) {

    /** State of a letter after an outcome; a letter without outcome is open. */
    enum Status {
        /** The record is about to be sent. It may have been sent where no other outcome follows. */
        CLAIMED,
        /** The record was sent, or its photograph was announced again. */
        REPLAYED,
        /** An operator decided that the record is not processed. */
        DROPPED,
        /** The attempt had no effect: the letter is open again. */
        RELEASED;

        /** Returns the name in JSON answers. */
        String jsonName() {
            return switch (this) {
                case CLAIMED -> "unconfirmed";
                case REPLAYED, DROPPED -> name().toLowerCase(Locale.ROOT);
                case RELEASED -> OPEN;
            };
        }
    }

    static final String OPEN = "open";

    /**
     * Returns the state of a letter after one more outcome of the topic.
     *
     * <p>A claim or a drop counts only where it follows the present state, so that of several concurrent attempts the
     * first in the topic counts. An end counts for its own attempt only. Where the present state is unknown, because
     * Kafka has deleted older outcomes of the letter, every outcome counts.
     */
    static LetterOutcome after(Optional<LetterOutcome> present, LetterOutcome next) {
        if (present.isEmpty()) {
            return next;
        }
        var known = present.get();
        boolean counts =
                switch (next.status) {
                    case CLAIMED, DROPPED -> next.follows.equals(known.attempt);
                    case REPLAYED, RELEASED -> next.attempt.equals(known.attempt) && known.status == Status.CLAIMED;
                };
        return counts ? next : known;
    }

    /** Returns whether a letter with this state may be replayed without force. */
    static boolean isOpen(Optional<LetterOutcome> state) {
        return state.map(LetterOutcome::status)
                .filter(status -> status != Status.RELEASED)
                .isEmpty();
    }

    static String jsonName(Optional<LetterOutcome> state) {
        return state.map(outcome -> outcome.status.jsonName()).orElse(OPEN);
    }

    /** Returns the first outcome of a new attempt. */
    static LetterOutcome begun(
            Status status,
            String attempt,
            Optional<LetterOutcome> present,
            Instant at,
            String by,
            Optional<String> reason) {
        return new LetterOutcome(
                status, attempt, present.map(LetterOutcome::attempt).orElse(""), at, by, reason);
    }

    /** Returns the end of the attempt of this claim. */
    LetterOutcome ended(Status end, Instant endedAt, String sentence) {
        return new LetterOutcome(end, attempt, follows, endedAt, by, Optional.of(sentence));
    }

    byte[] json() {
        try {
            return IngestJson.MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Reads a value of the topic; empty where it is none. */
    static Optional<LetterOutcome> read(byte[] json) {
        try {
            return Optional.of(IngestJson.MAPPER.readValue(json, LetterOutcome.class));
        } catch (IOException notAnOutcome) {
            return Optional.empty();
        }
    }
}
