package org.vitrine.ingest.arrival;

import java.time.Instant;
import java.util.Optional;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.identity.ImageName;

/**
 * A posted photograph before its bytes are read.
 *
 * @param collectionId the collection to which it is posted
 * @param statement the statement of its institution
 * @param sequencer sequencer of the S3 notification that brings it; the post is stale where the receipt has a newer one
 * @param modifiedAt when the object that a notification brings was written
 * @param expectedSha256 digest of the bytes as the sender gives it; bytes with another digest are refused
 * @param trace trace context for the events
 */
public record PhotographPost(
        String collectionId,
        InstitutionStatement statement,
        Optional<String> sequencer,
        Optional<Instant> modifiedAt,
        Optional<String> expectedSha256,
        TraceParent trace) {

    /**
     * Returns a post that no S3 notification brings: one by HTTP, by a direct upload, or of a batch whose photographs
     * are in a bucket.
     */
    public static PhotographPost withoutNotification(
            String collectionId, InstitutionStatement statement, Optional<String> expectedSha256, TraceParent trace) {
        return new PhotographPost(collectionId, statement, Optional.empty(), Optional.empty(), expectedSha256, trace);
    }

    /** Returns a post that an S3 notification brings; no client waits for its outcome. */
    public static PhotographPost byNotification(
            String collectionId,
            InstitutionStatement statement,
            Optional<String> sequencer,
            Optional<Instant> modifiedAt,
            TraceParent trace) {
        return new PhotographPost(collectionId, statement, sequencer, modifiedAt, Optional.empty(), trace);
    }

    /** Returns the post with another identifier in its statement. */
    PhotographPost withIdentifier(String identifier) {
        return new PhotographPost(
                collectionId, statement.withIdentifier(identifier), sequencer, modifiedAt, expectedSha256, trace);
    }

    /** Returns whether a newer notification about the same object was processed before. */
    boolean isStale(Optional<Receipt> newest) {
        return newest.filter(receipt -> Sequencer.isStale(sequencer, modifiedAt, receipt))
                .isPresent();
    }

    /** Returns the name of the photograph where it is known before the bytes are read; they may differ from a digest. */
    Optional<ImageName> announcedName() {
        return statement
                .identifier()
                .or(() -> expectedSha256)
                .map(identifier -> new ImageName(statement.institutionId(), collectionId, identifier));
    }

    /** Returns the name of the photograph, with its digest as the identifier where the statement has none. */
    ImageName name(String sha256) {
        return new ImageName(
                statement.institutionId(), collectionId, statement.identifier().orElse(sha256));
    }
}
