package org.vitrine.ingest.arrival;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * The newest arrival of an image, kept beside the bytes in S3: strongly consistent where topics are not.
 *
 * @param version of the newest arrival, or of the withdrawal that ended it
 * @param statementDigest {@link InstitutionStatement#digest()} of what was said
 * @param sequencer of the S3 notification that brought it, if one did: older ones are stale
 * @param content what announces it again; absent after a withdrawal, and in receipts of releases before
 */
public record Receipt(
        String imageId,
        String collectionId,
        String institutionId,
        String identifier,
        int version,
        String sha256,
        String statementDigest,
        URI location,
        Instant arrivedAt,
        Optional<Instant> withdrawnAt,
        Optional<String> sequencer,
        Optional<ReceiptContent> content) {

    /** Whether posting these bytes with this statement would change nothing. */
    public boolean says(String sha256, String statementDigest) {
        return withdrawnAt.isEmpty() && this.sha256.equals(sha256) && this.statementDigest.equals(statementDigest);
    }

    public Receipt withdrawn(Instant at) {
        return new Receipt(
                imageId,
                collectionId,
                institutionId,
                identifier,
                version + 1,
                sha256,
                statementDigest,
                location,
                arrivedAt,
                Optional.of(at),
                sequencer,
                Optional.empty());
    }

    public Receipt withSequencer(String newer) {
        return new Receipt(
                imageId,
                collectionId,
                institutionId,
                identifier,
                version,
                sha256,
                statementDigest,
                location,
                arrivedAt,
                withdrawnAt,
                Optional.of(newer),
                content);
    }

    /** The same bytes and the same statement, announced again. */
    Receipt again(int newVersion, Instant at) {
        return new Receipt(
                imageId,
                collectionId,
                institutionId,
                identifier,
                newVersion,
                sha256,
                statementDigest,
                location,
                at,
                withdrawnAt,
                sequencer,
                content);
    }
}
