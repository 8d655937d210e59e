package org.vitrine.cli;

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

/**
 * Polls the progress of a batch until every accepted photograph is indexed, rejected or dead-lettered, until nothing is
 * in flight any more, or until the time is over. The last part of {@link IngestRun}.
 */
final class BatchFollower {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(400);

    private final IngestClient door;
    private final String batch;
    private final SourceSurvey survey;
    private final RunOutcomes outcomes;

    BatchFollower(IngestClient door, String batch, SourceSurvey survey, RunOutcomes outcomes) {
        this.door = door;
        this.batch = batch;
        this.survey = survey;
        this.outcomes = outcomes;
    }

    /**
     * Blocks until the batch is over.
     *
     * @param atMost longest time to wait; zero for one look
     * @param settled receives, after each look, how many of the accepted photographs are finished
     * @return the counts of the run; photographs that are not finished count as in flight
     */
    IngestSummary follow(Duration atMost, LongConsumer settled) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        var sent = outcomes.sent();
        var before = new BatchState(-1, -1, -1, -1, -1);
        long since = System.nanoTime();
        long looked = since;
        while (true) {
            var progress = progress();
            var state = BatchState.of(progress);
            long now = System.nanoTime();
            if (!state.equals(before)) {
                before = state;
                since = now;
                looked = now;
            }
            settled.accept(state.indexed() + state.deadLettered() + state.rejectedLater(sent));
            var next = state.next(sent, Duration.ofNanos(now - looked));
            if (next == BatchState.Next.DONE && state.withdrawn() > 0) {
                return byImage();
            }
            if (next == BatchState.Next.DONE || next == BatchState.Next.WAIT && now >= deadline) {
                return summary(progress, state, sent);
            }
            if (next == BatchState.Next.STALLED) {
                var byImage = byImage();
                if (now >= deadline || BatchState.isOver(byImage, Duration.ofNanos(now - since))) {
                    return byImage;
                }
                looked = now;
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private JsonNode progress() {
        try {
            return door.progress(batch);
        } catch (CliException away) {
            throw new CliException(
                    away.exitCode(),
                    "%s. %d photographs were accepted in batch %s; run the same command again to follow them."
                            .formatted(away.getMessage(), outcomes.accepted().size(), batch));
        }
    }

    private IngestSummary summary(JsonNode progress, BatchState state, BatchState.Sent sent) throws IOException {
        var failures = new ArrayList<>(outcomes.failures());
        var later = new ArrayList<JsonNode>();
        progress.path("failures").forEach(failure -> {
            if (outcomes.accepted().containsKey(failure.path("imageId").asText())) {
                later.add(failure);
            }
        });
        failures.addAll(withOrigins(later));
        long rejectedLater = state.rejectedLater(sent);
        long deadLettered = Math.min(state.deadLettered(), sent.accepted());
        long indexed = Math.clamp(state.indexed(), 0L, sent.accepted() - rejectedLater - deadLettered);
        return new IngestSummary(
                batch,
                outcomes.already(),
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
    private IngestSummary byImage() throws IOException {
        var stages = new HashMap<String, Long>();
        var later = new ArrayList<JsonNode>();
        outcomes.accepted().forEach((imageId, identifier) -> {
            var standing = ImageOutcome.of(imageId, identifier, door.journey(imageId));
            stages.merge(standing.count(), 1L, Long::sum);
            standing.failure().ifPresent(later::add);
        });
        var failures = new ArrayList<>(outcomes.failures());
        failures.addAll(withOrigins(later));
        long missing = stages.getOrDefault(ImageOutcome.MISSING, 0L);
        return new IngestSummary(
                batch,
                outcomes.already(),
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
