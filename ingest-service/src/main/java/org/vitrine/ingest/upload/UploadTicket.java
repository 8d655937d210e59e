package org.vitrine.ingest.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.vitrine.ingest.arrival.InstitutionStatement;
import org.vitrine.ingest.arrival.InstitutionStatementReader;
import org.vitrine.ingest.arrival.MalformedStatement;
import org.vitrine.ingest.arrival.PostOutcome;
import org.vitrine.ingest.identity.ImageName;
import org.vitrine.ingest.identity.Sha256Hex;
import org.vitrine.ingest.problem.KnownMembers;

/**
 * The terms of an upload, stored in S3 when it begins, so that any replica can complete it.
 *
 * @param statement the statement of the institution, as in a post
 * @param sha256 digest of the bytes as their sender announced it, 64 hexadecimal digits
 * @param sizeBytes length of the bytes as their sender announced it
 * @param expiresAt when the presigned URL expires
 * @param completedAt when the photograph was accepted; bytes that are put at the URL later are ignored. Empty before
 */
record UploadTicket(
        String uploadId,
        String collectionId,
        InstitutionStatement statement,
        String sha256,
        long sizeBytes,
        Instant expiresAt,
        Optional<Instant> completedAt) {

    private static final int UNPROCESSABLE = 422;

    UploadTicket completed(Instant at) {
        return new UploadTicket(uploadId, collectionId, statement, sha256, sizeBytes, expiresAt, Optional.of(at));
    }

    /**
     * Returns the refusal of an object that has another length than the announced one.
     *
     * @param sizeBytes length of the object
     */
    PostOutcome sizeMismatch(long sizeBytes) {
        var name = new ImageName(
                statement.institutionId(), collectionId, statement.identifier().orElse(sha256));
        return new PostOutcome.Refused(
                name.canonical().imageId(),
                UNPROCESSABLE,
                "digest-mismatch",
                "%d bytes were uploaded, not the %d that were announced. Begin another upload."
                        .formatted(sizeBytes, this.sizeBytes));
    }

    /** The request that begins an upload. */
    sealed interface UploadRequest {

        KnownMembers MEMBERS = InstitutionStatementReader.MEMBERS.and("sha256", "sizeBytes");

        record Valid(InstitutionStatement statement, String sha256, long sizeBytes) implements UploadRequest {}

        /** The request is malformed. */
        record Malformed(MalformedStatement fault) implements UploadRequest {}

        record TooLarge(long maxBytes) implements UploadRequest {}

        /**
         * Reads a request: the members of a photograph's statement, and {@code sha256} and {@code sizeBytes}.
         * Other members are refused.
         *
         * @param maxBytes largest photograph that is accepted
         * @param defaultInstitution the institution where the request names none: that of the account
         */
        static UploadRequest read(JsonNode body, long maxBytes, Optional<String> defaultInstitution) {
            String sha256 = body.path("sha256").asText();
            JsonNode size = body.path("sizeBytes");
            if (!Sha256Hex.isHex(sha256)) {
                return new Malformed(MalformedStatement.of(
                        "sha256",
                        sha256,
                        "sha256 '%s' must be 64 lower-case hexadecimal digits."
                                .formatted(MalformedStatement.cut(sha256))));
            }
            if (!size.isIntegralNumber() || !size.canConvertToLong() || size.asLong() < 1) {
                return new Malformed(MalformedStatement.of(
                        "sizeBytes",
                        size.asText(),
                        "sizeBytes '%s' must be the photograph's length in bytes."
                                .formatted(MalformedStatement.cut(size.asText()))));
            }
            if (size.asLong() > maxBytes) {
                return new TooLarge(maxBytes);
            }
            return switch (InstitutionStatementReader.fromJson(body, MEMBERS, defaultInstitution)) {
                case InstitutionStatementReader.Reading.Malformed malformed -> new Malformed(malformed.fault());
                case InstitutionStatementReader.Reading.Valid(var statement) ->
                    new Valid(statement, sha256, size.asLong());
            };
        }
    }
}
