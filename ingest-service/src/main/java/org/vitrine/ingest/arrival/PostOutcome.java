package org.vitrine.ingest.arrival;

/** What happened to a posted photograph. */
public sealed interface PostOutcome {

    /** Bytes and event are durable. */
    record Accepted(String imageId, int version, String sha256) implements PostOutcome {}

    /** The same bytes with the same statement: nothing was sent. */
    record AlreadyHere(String imageId, int version, String sha256) implements PostOutcome {}

    /** A newer notification about the same object was here first. */
    record Stale(String imageId) implements PostOutcome {}

    /** The photograph is at fault; nothing is stored. */
    record Refused(String imageId, int status, String reasonCode, String sentence) implements PostOutcome {}

    /** The body ended before it should; nothing is stored. */
    record Broken(String cause) implements PostOutcome {}

    /** No place became free in time; nothing was read. */
    record Busy() implements PostOutcome {}

    /** Others posted the same image every time this one tried. */
    record Contended(String imageId) implements PostOutcome {}

    /** For logs and metrics. */
    default String word() {
        return switch (this) {
            case Accepted _ -> "accepted";
            case AlreadyHere _ -> "already-here";
            case Stale _ -> "stale";
            case Refused refused -> refused.reasonCode();
            case Broken _ -> "broken-upload";
            case Busy _ -> "busy";
            case Contended _ -> "contended";
        };
    }
}
