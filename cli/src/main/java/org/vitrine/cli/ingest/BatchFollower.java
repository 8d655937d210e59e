package org.vitrine.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.vitrine.cli.source.EntryOrigin;
import org.vitrine.cli.source.SourceSurvey;
import org.vitrine.cli.terminal.CliException;

/**
 * Polls the progress of a batch until every accepted photograph is indexed, rejected or dead-lettered, until nothing is
 * in flight any more, or until the time is over. The last part of {@link IngestRun}.
 */
final class BatchFollower {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(400);

    private final IngestClient ingest;
    private final String batch;
    private final SourceSurvey survey;
    private final RunOutcomes outcomes;

    BatchFollower(IngestClient ingest, String batch, SourceSurvey survey, RunOutcomes outcomes) {
        this.ingest = ingest;
        this.batch = batch;
        this.survey = survey;
        this.outcomes = outcomes;
    }

    /**
     * Blocks until the batch is over.
     *
     * @param timeout longest time to wait; zero for one poll
     * @param onProgress receives, after each poll, how many of the accepted photographs are finished
     * @return the counts of the run; photographs that are not finished count as in flight
     */
    IngestSummary follow(Duration timeout, LongConsumer onProgress) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        var sent = outcomes.sent();
        var previous = new BatchState(-1, -1, -1, -1, -1);
        long unchangedSince = System.nanoTime();
        long lastChecked = unchangedSince;
        while (true) {
            var progress = progress();
            var state = BatchState.of(progress);
            long now = System.nanoTime();
            if (!state.equals(previous)) {
                previous = state;
                unchangedSince = now;
                lastChecked = now;
            }
            onProgress.accept(state.indexed() + state.deadLettered() + state.rejectedLater(sent));
            var next = state.nextStep(sent, Duration.ofNanos(now - lastChecked));
            if (next == BatchState.NextStep.DONE && state.withdrawn() > 0) {
                return summaryFromJourneys();
            }
            if (next == BatchState.NextStep.DONE || next == BatchState.NextStep.WAIT && now >= deadline) {
                return summary(progress, state, sent);
            }
            if (next == BatchState.NextStep.STALLED) {
                var byImage = summaryFromJourneys();
                if (now >= deadline || BatchState.isFinished(byImage, Duration.ofNanos(now - unchangedSince))) {
                    return byImage;
                }
                lastChecked = now;
            }
            Thread.sleep(POLL_INTERVAL);
        }
    }

    private JsonNode progress() {
        try {
            return ingest.progress(batch);
        } catch (CliException unavailable) {
            throw new CliException(
                    unavailable.exitCode(),
                    "%s. %d photographs were accepted in batch %s; run the same command again to follow them."
                            .formatted(
                                    unavailable.getMessage(),
                                    outcomes.accepted().size(),
                                    batch));
        }
    }

    private IngestSummary summary(JsonNode progress, BatchState state, BatchState.Sent sent) throws IOException {
        var failures = new ArrayList<>(outcomes.failures());
        var stageFailures = new ArrayList<JsonNode>();
        progress.path("failures").forEach(failure -> {
            if (outcomes.accepted().containsKey(failure.path("imageId").asText())) {
                stageFailures.add(failure);
            }
        });
        failures.addAll(withOrigins(stageFailures));
        long rejectedLater = state.rejectedLater(sent);
        long deadLettered = Math.min(state.deadLettered(), sent.accepted());
        long indexed = Math.clamp(state.indexed(), 0L, sent.accepted() - rejectedLater - deadLettered);
        return new IngestSummary(
                batch,
                outcomes.alreadyStored(),
                indexed,
                outcomes.failed() + rejectedLater,
                deadLettered,
                sent.accepted() - indexed - rejectedLater - deadLettered,
                0,
                survey.ignored(),
                failures,
                outcomes.notes());
    }

    /**
     * A summary from the journeys of the images, one request for each. It is needed because the counts of a batch do
     * not name withdrawn images, nor images that another batch has sent again since.
     */
    private IngestSummary summaryFromJourneys() throws IOException {
        var stages = new HashMap<String, Long>();
        var stageFailures = new ArrayList<JsonNode>();
        outcomes.accepted().forEach((imageId, identifier) -> {
            var outcome = ImageOutcome.of(imageId, identifier, ingest.journey(imageId));
            stages.merge(outcome.count(), 1L, Long::sum);
            outcome.failure().ifPresent(stageFailures::add);
        });
        var failures = new ArrayList<>(outcomes.failures());
        failures.addAll(withOrigins(stageFailures));
        long missing = stages.getOrDefault(ImageOutcome.MISSING, 0L);
        return new IngestSummary(
                batch,
                outcomes.alreadyStored(),
                stages.getOrDefault(ImageOutcome.INDEXED, 0L),
                outcomes.failed() + stages.getOrDefault(ImageOutcome.REJECTED, 0L),
                stages.getOrDefault(ImageOutcome.DEAD_LETTERED, 0L),
                stages.getOrDefault(ImageOutcome.IN_FLIGHT, 0L) + missing,
                missing,
                survey.ignored(),
                failures,
                outcomes.notes());
    }

    private List<IngestSummary.Failure> withOrigins(List<JsonNode> failures) throws IOException {
        Map<String, EntryOrigin> origins =
                survey.origins(failures.stream().map(this::identifier).toList());
        return failures.stream()
                .map(failure -> IngestSummary.Failure.of(
                        failure, identifier(failure), origins.getOrDefault(identifier(failure), EntryOrigin.FILE)))
                .toList();
    }

    private String identifier(JsonNode failure) {
        return outcomes.accepted()
                .getOrDefault(
                        failure.path("imageId").asText(),
                        failure.path("identifier").asText());
    }
}
