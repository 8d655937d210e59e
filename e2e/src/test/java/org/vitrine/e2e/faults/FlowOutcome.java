package org.vitrine.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.vitrine.platform.Addresses;

/**
 * A flow whose photographs have all come to an end.
 *
 * @param counts what its batch counts
 * @param after from the instant asked about
 */
record FlowOutcome(JsonNode counts, Duration after) {

    /** Waits until nothing of the flow is in flight. */
    static FlowOutcome await(PhotographFlow flow, int photographs, Instant since, Duration patience)
            throws IOException, InterruptedException {
        var deadline = Instant.now().plus(patience);
        while (true) {
            var counts = flow.counts();
            var now = Instant.now();
            if (counts.path("sent").asInt() >= photographs
                    && counts.path("inFlight").asInt(1) == 0) {
                return new FlowOutcome(counts, Duration.between(since, now));
            }
            if (now.isAfter(deadline)) {
                throw new AssertionError("after %s not all of %d photographs have come to an end: %s"
                        .formatted(patience, photographs, counts));
            }
            Thread.sleep(250);
        }
    }

    /** Every photograph that was acknowledged has one document, none was dead-lettered, and the batch counts all of them. */
    void requireNothingLost(PhotographFlow flow, Addresses addresses) throws IOException, InterruptedException {
        var acknowledged = flow.imageIds();
        assertThat(acknowledged).doesNotHaveDuplicates();
        assertThat(count("deadLettered")).as("dead-lettered: %s", counts).isZero();
        assertThat(count("already") + count("indexed") + count("rejected"))
                .as("already + indexed + rejected of those sent: %s", counts)
                .isEqualTo(acknowledged.size())
                .isEqualTo(count("sent"));
        assertThat(count("rejected")).as("rejected: %s", counts).isZero();
        assertThat(IndexedDocuments.imageIds(addresses, flow.collection()))
                .as("documents of %s", flow.collection())
                .containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    int count(String name) {
        return counts.path(name).asInt();
    }

    /** For the report: what was counted. */
    String summary() {
        return "sent %d, already %d, indexed %d, rejected %d, dead-lettered %d, in flight %d"
                .formatted(
                        count("sent"),
                        count("already"),
                        count("indexed"),
                        count("rejected"),
                        count("deadLettered"),
                        count("inFlight"));
    }
}
