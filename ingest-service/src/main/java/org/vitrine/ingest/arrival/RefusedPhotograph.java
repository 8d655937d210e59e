package org.vitrine.ingest.arrival;

import java.util.Optional;
import org.vitrine.ingest.identity.Sha256Hex;

/**
 * A photograph that is not taken in, and why.
 *
 * @param identifier as its institution will look for it
 * @param sha256 of what was read of it
 * @param reasonCode in kebab-case
 * @param sentence names the photograph's fault and the remedy
 */
public record RefusedPhotograph(
        String imageId,
        String collectionId,
        String institutionId,
        Optional<String> batchId,
        String identifier,
        String sha256,
        String reasonCode,
        String sentence) {

    /** One of which nothing was read: its name, its statement or its announced length is at fault. */
    public static RefusedPhotograph unread(
            String imageId,
            String collectionId,
            String institutionId,
            Optional<String> batchId,
            String identifier,
            String reasonCode,
            String sentence) {
        return new RefusedPhotograph(
                imageId, collectionId, institutionId, batchId, identifier, Sha256Hex.hex(""), reasonCode, sentence);
    }

    static RefusedPhotograph of(PhotographPost photographPost, String imageId, UploadResult.Unfit unfit) {
        return new RefusedPhotograph(
                imageId,
                photographPost.collectionId(),
                photographPost.statement().institutionId(),
                photographPost.statement().batchId(),
                photographPost.statement().identifier().orElse(unfit.sha256()),
                unfit.sha256(),
                unfit.reasonCode(),
                unfit.sentence());
    }
}
