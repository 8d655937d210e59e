package org.vitrine.ingest.notification;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.vitrine.flow.DependencyUnavailable;
import org.vitrine.flow.NonRetryableFailure;
import org.vitrine.ingest.arrival.PhotographPost;
import org.vitrine.ingest.arrival.PostOutcome;

/**
 * What stage {@code s3-events} does after it processed a photograph: end with a value for metrics, wait for a
 * dependency, try again, or give the record up.
 */
final class StageOutcome {

    private static final Logger LOG = Logger.getLogger(StageOutcome.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private StageOutcome() {}

    /**
     * Returns the value for metrics of a record that needs no work.
     *
     * @param why the reason, for the log
     */
    static String ignored(String why) {
        LOG.debugf("stage=s3-events ignored: %s", why);
        return "ignored";
    }

    /**
     * Returns the exception for a record that no further attempt can process.
     *
     * @param sentence the reason, with the remedy
     */
    static NonRetryableFailure nonRetryable(String sentence) {
        return new NonRetryableFailure(sentence, new IllegalArgumentException(sentence));
    }

    /**
     * Returns the outcome as a value for metrics. Throws where the outcome is temporary, so that the stage retries the
     * notification.
     *
     * @param post the photograph, for the message of the exception
     */
    static String requireFinal(PhotographPost post, PostOutcome outcome) {
        return switch (outcome) {
            case PostOutcome.Accepted _,
                    PostOutcome.AlreadyHere _,
                    PostOutcome.Stale _,
                    PostOutcome.Refused _,
                    PostOutcome.OverQuota _ -> outcome.metricValue();
            case PostOutcome.Busy _ ->
                throw unavailable(
                        post,
                        outcome,
                        "was not read: vitrine.ingest.concurrent-uploads or vitrine.ingest.upload-memory is reached");
            case PostOutcome.ScannerUnavailable _ ->
                throw unavailable(post, outcome, "was not accepted: the malware scanner does not answer");
            case PostOutcome.ScanFailed(var cause) ->
                throw new IllegalStateException(
                        "%s was not accepted: the malware scanner gave no result for it: %s; the stage tries it again"
                                .formatted(describe(post), cause));
            case PostOutcome.Contended _ ->
                throw new IllegalStateException(
                        "%s was posted by others at the same time; the stage tries it again".formatted(describe(post)));
            case PostOutcome.Broken(var cause) ->
                throw new IllegalStateException(
                        "%s could not be read: %s; the stage tries it again".formatted(describe(post), cause));
        };
    }

    private static DependencyUnavailable unavailable(PhotographPost post, PostOutcome outcome, String sentence) {
        return new DependencyUnavailable(
                "%s %s".formatted(describe(post), sentence),
                () -> Uni.createFrom()
                        .item(DependencyUnavailable.Release.PROBE)
                        .onItem()
                        .delayIt()
                        .by(RETRY_AFTER),
                new IllegalStateException(outcome.metricValue()));
    }

    private static String describe(PhotographPost post) {
        return "photograph '%s' of institution '%s' in collection '%s'"
                .formatted(
                        post.statement().identifier().orElse(""),
                        post.statement().institutionId(),
                        post.collectionId());
    }
}
