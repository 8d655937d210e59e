package org.vitrine.ingest.deadletter;

import java.util.Optional;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Topic;
import org.vitrine.flow.DeadLetterCause;

/** What a replay of a dead letter does. Pure. */
sealed interface ReplayDecision {

    /** @param origin place of the record in its source topic */
    record Resend(DeadLetterCause origin) implements ReplayDecision {}

    /**
     * The photograph is announced again, as by a retry. The remedy for documents: an older document must not replace a
     * newer one in {@code image-documents}, and a retry looks at the present state of the photograph.
     */
    record Reannounce(String collectionId, String imageId) implements ReplayDecision {}

    /**
     * Nothing is done.
     *
     * @param code why, in kebab-case
     * @param sentence names the cause and the remedy
     */
    record Refuse(String code, String sentence) implements ReplayDecision {}

    /**
     * Decides on one letter.
     *
     * @param state its newest outcome; empty where there is none
     * @param force whether a letter is replayed again that has an outcome, and a decision although it changes its place
     */
    static ReplayDecision of(DeadLetter letter, LetterContent content, Optional<LetterOutcome> state, boolean force) {
        if (!force && !LetterOutcome.isOpen(state)) {
            return done(state.orElseThrow());
        }
        if (letter.cause().isEmpty() || !letter.cause().get().topic().equals(letter.sourceTopic())) {
            return new Refuse(
                    "no-origin",
                    "The headers of the letter do not name a record of %s: it was not dead-lettered by Vitrine. Drop it."
                            .formatted(letter.sourceTopic()));
        }
        if (letter.lacksValue()) {
            return new Refuse(
                    "value-left-out",
                    "The record was too large for its dead letter, which has no value: the record is at offset %d of %s-%d."
                            .formatted(
                                    letter.cause().get().offset(),
                                    letter.sourceTopic(),
                                    letter.cause().get().partition()));
        }
        return ofValue(letter.cause().get(), content, force);
    }

    /** Returns why a letter is not dropped; empty where it may be. An interrupted replay may be dropped. */
    static Optional<Refuse> refusalOfDrop(Optional<LetterOutcome> state, boolean force) {
        return state.filter(_ -> !force)
                .filter(outcome -> outcome.status() == LetterOutcome.Status.REPLAYED
                        || outcome.status() == LetterOutcome.Status.DROPPED)
                .map(ReplayDecision::done);
    }

    private static ReplayDecision ofValue(DeadLetterCause origin, LetterContent content, boolean force) {
        return switch (content) {
            case LetterContent.Undecodable(var sentence) ->
                new Refuse(
                        "undecodable",
                        "The record cannot be decoded with the present schema of %s and would fail again: %s. Drop it, and send the photograph again where it is about one."
                                .formatted(origin.topic(), sentence));
            case LetterContent.Fact(ImageDocument document) ->
                new Reannounce(document.getArrived().getCollectionId(), document.getImageId());
            case LetterContent.Tombstone _ -> ofTombstone(origin, force);
            case LetterContent.Fact _, LetterContent.Json _ -> ofRecord(origin, force);
        };
    }

    private static ReplayDecision ofTombstone(DeadLetterCause origin, boolean force) {
        return origin.topic().equals(Topic.IMAGE_DOCUMENTS.topicName())
                ? new Refuse(
                        "withdrawal",
                        "The record removes a withdrawn photograph from the index. Withdraw the photograph again with"
                                + " DELETE /v1/images/ID, then drop the letter.")
                : ofRecord(origin, force);
    }

    private static ReplayDecision ofRecord(DeadLetterCause origin, boolean force) {
        return origin.topic().equals(Topic.DECISIONS.topicName()) && !force
                ? new Refuse(
                        "order-matters",
                        "A replayed decision counts after all later decisions of its collection. Take the decision again,"
                                + " or replay it with force.")
                : new Resend(origin);
    }

    private static Refuse done(LetterOutcome outcome) {
        return switch (outcome.status()) {
            case CLAIMED ->
                new Refuse(
                        "unconfirmed",
                        "The replay of %s by '%s' was interrupted, and the record may have been sent. Replay it with force where its effect is missing, or where its topic is compacted."
                                .formatted(outcome.at(), outcome.by()));
            case REPLAYED ->
                new Refuse(
                        "replayed-already",
                        "It was replayed at %s by '%s'. Replay it with force to repeat that."
                                .formatted(outcome.at(), outcome.by()));
            case DROPPED ->
                new Refuse(
                        "dropped-already",
                        "It was dropped at %s by '%s': %s. Replay it with force to process it after all."
                                .formatted(
                                        outcome.at(),
                                        outcome.by(),
                                        outcome.reason().orElse("")));
            case RELEASED -> throw new IllegalStateException("a released letter is open: " + outcome);
        };
    }
}
