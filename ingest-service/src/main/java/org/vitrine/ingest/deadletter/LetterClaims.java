package org.vitrine.ingest.deadletter;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/**
 * Writes the outcomes of letters, so that one of several concurrent attempts at a letter takes effect, also of several
 * replicas. An attempt writes its outcome, waits until this replica has read it, and has the letter where the index then
 * states this attempt. Blocks.
 */
@ApplicationScoped
class LetterClaims {

    private final LetterProducer producer;
    private final DeadLetterFollower follower;

    LetterClaims(LetterProducer producer, DeadLetterFollower follower) {
        this.producer = producer;
        this.follower = follower;
    }

    /**
     * Claims a letter for a replay; empty where another attempt was faster.
     *
     * @param state outcome of the letter that the caller has seen and replaces
     */
    Optional<LetterOutcome> claim(LetterId letter, Optional<LetterOutcome> state, String by)
            throws LetterProducer.NotAcknowledged, InterruptedException {
        return begin(letter, LetterOutcome.Status.CLAIMED, state, by, Optional.empty());
    }

    /** Drops a letter; empty where another attempt was faster. */
    Optional<LetterOutcome> drop(LetterId letter, Optional<LetterOutcome> state, String by, String reason)
            throws LetterProducer.NotAcknowledged, InterruptedException {
        return begin(letter, LetterOutcome.Status.DROPPED, state, by, Optional.of(reason));
    }

    /** Ends a claim, and waits until this replica has read that, so that the next request sees it. */
    void end(LetterId letter, LetterOutcome claim, LetterOutcome.Status end, String sentence)
            throws LetterProducer.NotAcknowledged, InterruptedException {
        var written = producer.send(letter, claim.ended(end, now(), sentence));
        follower.awaitOutcome(written.partition(), written.offset());
    }

    private Optional<LetterOutcome> begin(
            LetterId letter,
            LetterOutcome.Status status,
            Optional<LetterOutcome> state,
            String by,
            Optional<String> reason)
            throws LetterProducer.NotAcknowledged, InterruptedException {
        var begun = LetterOutcome.begun(status, UUID.randomUUID().toString(), state, now(), by, reason);
        var written = producer.send(letter, begun);
        if (!follower.awaitOutcome(written.partition(), written.offset())) {
            throw new LetterProducer.NotAcknowledged(new TimeoutException(
                    "the outcome was not read back within vitrine.ingest.dead-letters.send-timeout"));
        }
        return follower.index().find(letter).flatMap(ListedLetter::outcome).filter(outcome -> outcome.attempt()
                .equals(begun.attempt()));
    }

    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }
}
