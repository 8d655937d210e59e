package org.vitrine.ingest.deadletter;

import java.time.Instant;
import java.util.Optional;
import org.vitrine.flow.DeadLetterCause;

/**
 * One letter, as JSON.
 *
 * @param letter id of the letter
 * @param at when it was dead-lettered
 * @param state open, replayed, dropped, or unconfirmed where its replay was interrupted
 * @param outcomeAt when it was replayed or dropped
 * @param by who requested that
 * @param outcome what was done, or why it was dropped
 * @param source place of the record in its source topic, {@code topic:partition:offset}
 * @param stage stage that could not process the record
 * @param exception class name of the failure
 * @param reason message of the failure
 * @param key key of the record
 * @param imageId image that it is about; absent where the key names none
 * @param journey path of the journey of that image
 * @param replayOf letter from which the record was replayed before it failed again
 */
record LetterView(
        String letter,
        Instant at,
        String state,
        Optional<Instant> outcomeAt,
        Optional<String> by,
        Optional<String> outcome,
        Optional<String> source,
        Optional<String> stage,
        Optional<String> exception,
        Optional<String> reason,
        Optional<String> key,
        Optional<String> imageId,
        Optional<String> journey,
        Optional<String> replayOf) {

    static LetterView of(DeadLetter letter, Optional<LetterOutcome> outcome) {
        var cause = letter.cause();
        return new LetterView(
                letter.id().toString(),
                letter.at(),
                LetterOutcome.jsonName(outcome),
                outcome.map(LetterOutcome::at),
                outcome.map(LetterOutcome::by),
                outcome.flatMap(LetterOutcome::reason),
                cause.map(origin -> "%s:%d:%d".formatted(origin.topic(), origin.partition(), origin.offset())),
                cause.map(DeadLetterCause::stage).filter(stage -> !stage.isEmpty()),
                cause.map(DeadLetterCause::exception),
                cause.map(DeadLetterCause::reason),
                letter.key(),
                letter.imageId(),
                letter.imageId().map(LetterGroup.Sample::journeyPath),
                letter.replayOf());
    }
}
