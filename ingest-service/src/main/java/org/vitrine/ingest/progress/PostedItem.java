package org.vitrine.ingest.progress;

import java.time.Instant;
import java.util.Optional;

/**
 * A value of topic {@code batch-items}: a photograph that came with a batch and changed nothing, or was refused by the
 * upload API. JSON, read by index-service.
 */
public record PostedItem(Owner owner, String batchId, Posting posting) {

    /** The collection and the institution of an image. */
    public record Owner(String collectionId, String institutionId) {}

    /** The outcome of posting the photograph. */
    public enum Outcome {
        ALREADY_HERE,
        REFUSED
    }

    /**
     * One post of the photograph.
     *
     * @param identifier the institution's own name of the photograph
     * @param reasonCode code of the fault; empty where it was not refused
     * @param sentence the fault and its remedy; empty where it was not refused
     */
    public record Posting(
            Outcome outcome, String identifier, Instant at, Optional<String> reasonCode, Optional<String> sentence) {}

    public static PostedItem alreadyHere(Owner owner, String batchId, String identifier, Instant at) {
        return new PostedItem(
                owner, batchId, new Posting(Outcome.ALREADY_HERE, identifier, at, Optional.empty(), Optional.empty()));
    }

    public static PostedItem refused(
            Owner owner, String batchId, String identifier, Instant at, String reasonCode, String sentence) {
        return new PostedItem(
                owner,
                batchId,
                new Posting(Outcome.REFUSED, identifier, at, Optional.of(reasonCode), Optional.of(sentence)));
    }
}
