package org.vitrine.ingest.arrival;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A record of one version of an image in S3: an arrival or a withdrawal. Reads of S3 are strongly consistent; those of
 * topics are not. {@link ReceiptStore} reads and writes receipts.
 *
 * @param identifier the institution's own name of the photograph
 * @param version version of the arrival, or of the withdrawal that ended it
 * @param sha256 digest of the bytes
 * @param statementDigest {@link InstitutionStatement#digest()} of the statement
 * @param location S3 location of the original
 * @param arrivedAt when it was accepted or announced again
 * @param withdrawnAt when the image was withdrawn; empty for an arrival
 * @param sequencer sequencer of the S3 notification that brought the photograph, if one did; notifications with older
 *     ones are stale
 * @param content what is needed to announce the photograph again; absent after a withdrawal, and in receipts of earlier
 *     releases
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

    /** Returns whether a post of these bytes with this statement would change nothing. */
    public boolean isSameAs(String sha256, String statementDigest) {
        return withdrawnAt.isEmpty() && this.sha256.equals(sha256) && this.statementDigest.equals(statementDigest);
    }

    /** Returns the receipt of a withdrawal, with the next version. */
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

    /** Returns the receipt with the sequencer of a newer notification. */
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

    /** Returns a receipt that announces the same bytes and the same statement again. */
    Receipt reannounced(int newVersion, Instant at) {
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
