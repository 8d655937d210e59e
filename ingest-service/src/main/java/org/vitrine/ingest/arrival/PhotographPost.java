package org.vitrine.ingest.arrival;

import java.time.Instant;
import java.util.Optional;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.identity.ImageName;

/**
 * One photograph on its way in, before its bytes are read.
 *
 * @param sequencer of the S3 notification that brings it; an older one than the receipt's is stale
 * @param modifiedAt when the object that a notification brings was written
 * @param expectedSha256 what the sender says the digest of the bytes is; others are refused
 */
public record PhotographPost(
        String collectionId,
        InstitutionStatement statement,
        Optional<String> sequencer,
        Optional<Instant> modifiedAt,
        Optional<String> expectedSha256,
        TraceParent trace) {

    /** By HTTP: whoever posts gets the answer. */
    public static PhotographPost byHttp(
            String collectionId, InstitutionStatement statement, Optional<String> expectedSha256, TraceParent trace) {
        return new PhotographPost(collectionId, statement, Optional.empty(), Optional.empty(), expectedSha256, trace);
    }

    /** By a bucket: nobody waits. */
    public static PhotographPost byBucket(
            String collectionId,
            InstitutionStatement statement,
            Optional<String> sequencer,
            Optional<Instant> modifiedAt,
            TraceParent trace) {
        return new PhotographPost(collectionId, statement, sequencer, modifiedAt, Optional.empty(), trace);
    }

    ImageName name(String sha256) {
        return new ImageName(
                statement.institutionId(), collectionId, statement.identifier().orElse(sha256));
    }
}
