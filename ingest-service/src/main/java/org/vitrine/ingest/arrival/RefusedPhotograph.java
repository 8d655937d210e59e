package org.vitrine.ingest.arrival;

import java.util.Optional;
import org.vitrine.ingest.identity.Sha256Hex;

/**
 * A photograph that is not accepted, with the reason.
 *
 * @param batchId batch with which it came
 * @param identifier the name by which its institution can find it
 * @param sha256 digest of the bytes that were read
 * @param reasonCode code of the fault, in kebab-case
 * @param sentence names the fault of the photograph and the remedy
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

    /** Returns a photograph of which no byte was read: its name, its statement or its announced length has a fault. */
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

    static RefusedPhotograph of(PhotographPost photographPost, String imageId, UploadResult.Rejected unfit) {
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
