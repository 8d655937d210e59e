package org.vitrine.ingest.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;

/**
 * All reasons for which ingest-service refuses a request, apart from changes of collections. Each record has a status,
 * a code, a title and a sentence in {@link #detail}; the compiler requires them for a new record.
 */
public sealed interface IngestProblem {

    /** The request is malformed as a whole. */
    record Malformed(String sentence) implements IngestProblem {}

    /**
     * One field of the request is malformed.
     *
     * @param field name of the field
     * @param value the given value, cut to 200 characters
     * @param sentence names the field, its value and the remedy
     */
    record MalformedField(String field, String value, String sentence) implements IngestProblem {}

    /**
     * Some records of an S3 notification were refused.
     *
     * @param taken how many other records of the same notification were accepted
     * @param refusedCount how many records were refused
     * @param refused the first of the refused records
     */
    record NotificationRefused(int taken, int refusedCount, List<RefusedRecord> refused) implements IngestProblem {}

    /**
     * One refused record of a notification.
     *
     * @param record position of the record in the notification, for example {@code Records[0].body}
     * @param detail why it was refused, a sentence
     */
    record RefusedRecord(String record, String detail) {}

    /** The sender of a notification did not give the secret that the operator has set. */
    record SecretRequired() implements IngestProblem {}

    record UnknownCollection(String collectionId) implements IngestProblem {}

    record UnknownImage(String imageId) implements IngestProblem {}

    record UnknownBatch(String collectionId, String batchId) implements IngestProblem {}

    /**
     * The batch belongs to another institution: all photographs of a batch come from one institution.
     *
     * @param owner the institution that opened the batch
     * @param given the institution of the posted photograph
     */
    record OtherInstitution(String batchId, String owner, String given) implements IngestProblem {}

    /** A photograph has more bytes than are accepted. */
    record TooLarge(long maxBytes) implements IngestProblem {}

    /** A JSON body is too large; JSON is read whole into memory. */
    record TooLargeJson(long maxBytes) implements IngestProblem {}

    /** A body other than a photograph has no Content-Length. */
    record LengthRequired(String path) implements IngestProblem {}

    /**
     * The content of the photograph has a fault that only its institution can remedy.
     *
     * @param status HTTP status of the reason
     */
    record Unfit(int status, String reasonCode, String sentence, String imageId) implements IngestProblem {}

    /** Too many uploads at the same time. */
    record Busy(Duration retryAfter) implements IngestProblem {}

    /** The malware scanner gave no result for the photograph, so that it cannot be accepted. */
    record ScannerUnavailable(Duration retryAfter) implements IngestProblem {}

    /** Other posts of the same image were faster in every attempt of this one, or held its lock for too long. */
    record Contended(String imageId) implements IngestProblem {}

    /** The upload ended early, or its body came too slowly. */
    record BrokenUpload(String cause) implements IngestProblem {}

    record UnknownUpload(String collectionId, String uploadId) implements IngestProblem {}

    /** The client completes an upload, but there is no object at its presigned URL. */
    record NothingUploaded(String uploadId) implements IngestProblem {}

    /** The presigned URL has expired, and no photograph was put there. */
    record UploadExpired(String uploadId, Instant expiredAt) implements IngestProblem {}

    record UnknownSweep(String sweepId) implements IngestProblem {}

    /** A sweep is running already; each replica runs one at a time. */
    record SweepRunning(String sweepId) implements IngestProblem {}

    /** index-service, which has the journeys and counts, is unavailable or is moving them between its replicas. */
    record ProgressUnavailable(String cause) implements IngestProblem {}

    /** Returns the body of the response. */
    default ProblemDetail detail() {
        return switch (this) {
            case Malformed(var sentence) -> ProblemDetail.of(400, "malformed-request", "Malformed request", sentence);
            case MalformedField(var field, var value, var sentence) ->
                new Malformed(sentence).detail().with("field", field).with("value", value);
            case NotificationRefused(var taken, var count, var refused) ->
                ProblemDetail.of(
                                400,
                                "notification-refused",
                                "Notification refused",
                                "%d records are refused, %d others were accepted. The first refused record, %s: %s"
                                        .formatted(
                                                count,
                                                taken,
                                                refused.getFirst().record(),
                                                refused.getFirst().detail()))
                        .with("taken", taken)
                        .with("refused", refused);
            case SecretRequired() ->
                ProblemDetail.of(
                        401,
                        "unauthenticated",
                        "Not signed in",
                        "Send the secret of vitrine.ingest.notifications.secret: as header Vitrine-Secret, bearer token, password of Basic credentials or last segment of the URL.");
            case UnknownCollection(var id) ->
                ProblemDetail.of(
                                404,
                                "unknown-collection",
                                "Unknown collection",
                                "There is no collection '%s'. Create it with PUT /v1/collections/%s and an empty JSON object {}."
                                        .formatted(id, id))
                        .with("collectionId", id);
            case UnknownImage(var id) ->
                ProblemDetail.of(
                                404,
                                "unknown-image",
                                "Unknown image",
                                "No image '%s' has arrived. If it was posted just now, retry in a few seconds."
                                        .formatted(id))
                        .with("imageId", id);
            case UnknownBatch(var collection, var id) ->
                ProblemDetail.of(
                                404,
                                "unknown-batch",
                                "Unknown batch",
                                "Collection '%s' has no batch '%s'. Open one with POST /v1/collections/%s/batches."
                                        .formatted(collection, id, collection))
                        .with("batchId", id);
            case OtherInstitution(var batch, var owner, var given) ->
                ProblemDetail.of(
                                409,
                                "other-institution",
                                "Batch of another institution",
                                "Batch '%s' was opened by '%s'; a photograph of '%s' needs a batch of its own."
                                        .formatted(batch, owner, given))
                        .with("institution", owner);
            case TooLarge(var maxBytes) ->
                ProblemDetail.of(
                                413,
                                "too-large",
                                "Too large",
                                "At most %d bytes are accepted: send a smaller copy, or raise vitrine.ingest.max-upload."
                                        .formatted(maxBytes))
                        .with("maxBytes", maxBytes);
            case TooLargeJson(var maxBytes) ->
                ProblemDetail.of(
                                413,
                                "too-large",
                                "Too large",
                                "At most %d bytes of JSON are accepted: send less at a time, or raise vitrine.ingest.max-json."
                                        .formatted(maxBytes))
                        .with("maxBytes", maxBytes);
            case LengthRequired(var path) ->
                ProblemDetail.of(
                        411,
                        "length-required",
                        "Length required",
                        "The body for %s has no Content-Length: send it with that header.".formatted(path));
            case Unfit(var status, var code, var sentence, var imageId) ->
                ProblemDetail.of(status, code, "Unfit photograph", sentence).with("imageId", imageId);
            case Busy(var retryAfter) ->
                ProblemDetail.of(
                        503,
                        "busy",
                        "Busy",
                        "Too many photographs are being received at the same time. Post this one again in %d s."
                                .formatted(Math.max(1, retryAfter.toSeconds())));
            case ScannerUnavailable(var retryAfter) ->
                ProblemDetail.of(
                        503,
                        "malware-scanner-unavailable",
                        "Malware scanner unavailable",
                        "The malware scanner gave no result, and nothing is accepted unscanned. Post the photograph again in %d s."
                                .formatted(Math.max(1, retryAfter.toSeconds())));
            case Contended(var id) ->
                ProblemDetail.of(
                        503,
                        "contended",
                        "Contended image",
                        "Other requests posted image '%s' at the same time. Post it again.".formatted(id));
            case BrokenUpload(var cause) ->
                ProblemDetail.of(
                        400,
                        "broken-upload",
                        "Broken upload",
                        "The body could not be read: %s. Post it again.".formatted(cause));
            case UnknownUpload(var collection, var id) ->
                ProblemDetail.of(
                        404,
                        "unknown-upload",
                        "Unknown upload",
                        "Collection '%s' has no upload '%s', or its ticket was deleted. Begin one with POST /v1/collections/%s/uploads."
                                .formatted(collection, id, collection));
            case NothingUploaded(var id) ->
                ProblemDetail.of(
                        409,
                        "nothing-uploaded",
                        "Nothing uploaded",
                        "There is no object at the address of upload '%s' yet. Put the photograph there, then complete it."
                                .formatted(id));
            case UploadExpired(var id, var expiredAt) ->
                ProblemDetail.of(
                        410,
                        "upload-expired",
                        "Upload expired",
                        "Nothing was put at the address of upload '%s' until %s. Begin another."
                                .formatted(id, expiredAt));
            case UnknownSweep(var id) ->
                ProblemDetail.of(
                        404,
                        "unknown-sweep",
                        "Unknown sweep",
                        "There is no sweep '%s'. Begin one with POST /v1/sweeps.".formatted(id));
            case SweepRunning(var id) ->
                ProblemDetail.of(
                        409,
                        "sweep-running",
                        "Sweep running",
                        "Sweep '%s' has not ended. Wait for it: GET /v1/sweeps/%s.".formatted(id, id));
            case ProgressUnavailable(var cause) ->
                ProblemDetail.of(
                        503,
                        "progress-unavailable",
                        "Progress unavailable",
                        "index-service, which keeps journeys and counts, does not answer (%s). Photographs are accepted nevertheless. Retry in a few seconds."
                                .formatted(cause));
        };
    }

    /** Returns the exception that resources throw. Temporary problems have a Retry-After. */
    default ProblemException exception() {
        return switch (this) {
            case Busy(var retryAfter) -> ProblemException.retryable(detail(), retryAfter);
            case ScannerUnavailable(var retryAfter) -> ProblemException.retryable(detail(), retryAfter);
            case Contended _ -> ProblemException.retryable(detail(), Duration.ofSeconds(1));
            case ProgressUnavailable _ -> ProblemException.retryable(detail(), Duration.ofSeconds(2));
            case Malformed _,
                    MalformedField _,
                    NotificationRefused _,
                    SecretRequired _,
                    UnknownCollection _,
                    UnknownImage _,
                    UnknownBatch _,
                    OtherInstitution _,
                    TooLarge _,
                    TooLargeJson _,
                    LengthRequired _,
                    Unfit _,
                    BrokenUpload _,
                    UnknownUpload _,
                    NothingUploaded _,
                    UploadExpired _,
                    UnknownSweep _,
                    SweepRunning _ -> new ProblemException(detail());
        };
    }
}
