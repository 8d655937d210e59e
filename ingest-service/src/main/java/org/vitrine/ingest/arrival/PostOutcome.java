package org.vitrine.ingest.arrival;

import org.vitrine.ingest.quota.QuotaProblem;

/** The outcome of a posted photograph. */
public sealed interface PostOutcome {

    /** Accepted: bytes and event are durable. */
    record Accepted(String imageId, int version, String sha256) implements PostOutcome {}

    /** The same bytes with the same statement are stored already: nothing was announced. */
    record AlreadyHere(String imageId, int version, String sha256) implements PostOutcome {}

    /** Ignored: a newer notification about the same object was processed before. */
    record Stale(String imageId) implements PostOutcome {}

    /**
     * Refused for a fault of the photograph; its bytes are not stored.
     *
     * @param imageId image to which the photograph would belong
     * @param status HTTP status of the refusal
     * @param reasonCode code of the fault, in kebab-case
     * @param sentence names the fault and the remedy
     */
    record Refused(String imageId, int status, String reasonCode, String sentence) implements PostOutcome {}

    /** Refused because its institution has reached its quota; its bytes are not stored. */
    record OverQuota(QuotaProblem.Exceeded problem) implements PostOutcome {}

    /** The body ended early or came too slowly; nothing is stored. */
    record Broken(String cause) implements PostOutcome {}

    /**
     * Too many uploads at the same time: no place became free within {@code vitrine.ingest.upload-patience}, and
     * nothing was read.
     */
    record Busy() implements PostOutcome {}

    /** The malware scanner is unavailable; nothing is stored, and the same post may be repeated. */
    record ScannerUnavailable() implements PostOutcome {}

    /**
     * The malware scanner is available, but gave no result for this photograph; nothing is stored, and the same post
     * may be repeated.
     *
     * @param cause why, for the log and the dead letter
     */
    record ScanFailed(String cause) implements PostOutcome {}

    /** Other posts of the same image were faster in every attempt of this one, or held its lock for too long. */
    record Contended(String imageId) implements PostOutcome {}

    /** Returns the outcome as a value for logs and metrics. */
    default String metricValue() {
        return switch (this) {
            case Accepted _ -> "accepted";
            case AlreadyHere _ -> "already-here";
            case Stale _ -> "stale";
            case Refused refused -> refused.reasonCode();
            case OverQuota(var problem) -> problem.detail().code();
            case Broken _ -> "broken-upload";
            case Busy _ -> "busy";
            case ScannerUnavailable _ -> "malware-scanner-unavailable";
            case ScanFailed _ -> "malware-scan-failed";
            case Contended _ -> "contended";
        };
    }
}
