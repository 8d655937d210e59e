package org.vitrine.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vitrine.e2e.RunningStack;
import org.vitrine.e2e.RunningSystem;
import org.vitrine.platform.Service;

/** Tests that two replicas of ingest-service give equal answers, whichever of them received a photograph. */
@Tag("faults")
class TwoIngestReplicasIT {

    private static final FaultSettings SETTINGS = FaultSettings.ofSystemProperties();

    @Test
    void replicasAnswerAlikeWhilePhotographsArePostedToBoth() throws Exception {
        // Given
        var stack = new RunningStack();
        var addresses = stack.up();
        var photographs = PhotographFlow.render(SETTINGS.photographs());
        try (var second = IngestReplica.beside(stack.process(Service.INGEST), addresses)) {
            var one = new RunningSystem(addresses);
            var other = new RunningSystem(second.addresses());
            awaitReady(other);

            // When
            var flow = PhotographFlow.open(List.of(one, other), photographs.size());
            var sending = flow.send(photographs, 2, Duration.ofMillis(50));
            int compared = 0;
            while (!sending.isDone() || flow.counts().path("inFlight").asInt(1) > 0) {
                compared += compareAnswers(one, other, flow.batchPath());
                compared += compareAnswers(one, other, "/v1/status");
                var ids = flow.imageIds();
                if (!ids.isEmpty()) {
                    compared += compareAnswers(one, other, "/v1/images/" + ids.getLast());
                }
            }
            sending.join();

            // Then
            var settled = FlowOutcome.await(flow, photographs.size(), Instant.now(), SETTINGS.settleTimeout());
            settled.assertNothingLost(flow, addresses);
            for (String imageId : flow.imageIds()) {
                assertThat(get(other, "/v1/images/" + imageId)).isEqualTo(get(one, "/v1/images/" + imageId));
            }
            for (String path : List.of(
                    flow.batchPath(),
                    "/v1/collections/%s/batches".formatted(flow.collection()),
                    "/v1/collections/" + flow.collection(),
                    "/v1/status")) {
                assertThat(get(other, path)).isEqualTo(get(one, path));
            }
            System.out.printf(
                    "FAULTS two replicas: %s; %d answers compared while photographs flowed, %d images after%n",
                    settled.summary(), compared, photographs.size());
            assertThat(compared).isPositive();
        }
    }

    /**
     * Compares the answers of two replicas while counts change. Where the first replica answers the same before and
     * after, the second must give that answer in between. Returns 1 where they were compared, 0 where the counts had
     * changed.
     */
    private static int compareAnswers(RunningSystem one, RunningSystem other, String path)
            throws IOException, InterruptedException {
        var before = get(one, path);
        var between = get(other, path);
        if (!get(one, path).equals(before)) {
            return 0;
        }
        if (!between.equals(before)) {
            // The replica that received a photograph reports it before index-service has read the event.
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(get(other, path))
                    .as("%s of the second replica", path)
                    .isEqualTo(get(one, path)));
        }
        return 1;
    }

    private static JsonNode get(RunningSystem runningSystem, String path) throws IOException, InterruptedException {
        return runningSystem.get(Service.INGEST, path).body();
    }

    private static void awaitReady(RunningSystem runningSystem) {
        await().atMost(Duration.ofMinutes(3)).ignoreExceptions().untilAsserted(() -> assertThat(
                        runningSystem.get(Service.INGEST, "/q/health/ready").status())
                .isEqualTo(200));
    }
}
