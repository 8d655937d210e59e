package org.vitrine.ingest.arrival;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.vitrine.ingest.problem.IngestProblem;

/** Makes the HTTP response to a posted photograph. */
public final class PostAnswer {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** clamd takes about this long to load its signatures again. */
    private static final Duration SCANNER_RETRY_AFTER = Duration.ofSeconds(10);

    private PostAnswer() {}

    /**
     * The JSON answer to an accepted or already known photograph.
     *
     * @param outcome {@code accepted} or {@code already-here}
     * @param journey path of the image's journey
     */
    public record Posted(String imageId, int version, String sha256, String outcome, String journey) {}

    /** Returns the response for an outcome; throws the problem where the photograph was not accepted. */
    public static Response of(PostOutcome outcome) {
        return switch (outcome) {
            case PostOutcome.Accepted(var imageId, var version, var sha256) ->
                posted(Response.Status.ACCEPTED, new Posted(imageId, version, sha256, "accepted", journey(imageId)));
            case PostOutcome.AlreadyHere(var imageId, var version, var sha256) ->
                posted(Response.Status.OK, new Posted(imageId, version, sha256, "already-here", journey(imageId)));
            case PostOutcome.Refused(var imageId, var status, var code, var sentence) ->
                throw new IngestProblem.Unfit(status, code, sentence, imageId).exception();
            case PostOutcome.OverQuota(var problem) -> throw problem.exception();
            case PostOutcome.Broken(var cause) -> throw new IngestProblem.BrokenUpload(cause).exception();
            case PostOutcome.Busy() -> throw new IngestProblem.Busy(RETRY_AFTER).exception();
            case PostOutcome.ScannerUnavailable _, PostOutcome.ScanFailed _ ->
                throw new IngestProblem.ScannerUnavailable(SCANNER_RETRY_AFTER).exception();
            case PostOutcome.Contended(var imageId) -> throw new IngestProblem.Contended(imageId).exception();
            case PostOutcome.Stale(var imageId) -> throw new IngestProblem.Contended(imageId).exception();
        };
    }

    private static Response posted(Response.Status status, Posted posted) {
        return Response.status(status)
                .location(URI.create(posted.journey()))
                .entity(posted)
                .build();
    }

    private static String journey(String imageId) {
        return "/v1/images/" + imageId;
    }
}
