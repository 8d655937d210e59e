package org.vitrine.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.vitrine.platform.Addresses;

/**
 * Result of a {@link PhotographFlow} of which no photograph is in flight any more.
 *
 * @param counts final counts of the batch
 * @param elapsed time from the instant that the caller gave until that state
 */
record FlowOutcome(JsonNode counts, Duration elapsed) {

    /**
     * Waits until all photographs were sent and none is in flight; fails the test where that takes longer than
     * {@code timeout}.
     */
    static FlowOutcome await(PhotographFlow flow, int photographs, Instant since, Duration timeout)
            throws IOException, InterruptedException {
        var deadline = Instant.now().plus(timeout);
        while (true) {
            var counts = flow.counts();
            var now = Instant.now();
            if (counts.path("sent").asInt() >= photographs
                    && counts.path("inFlight").asInt(1) == 0) {
                return new FlowOutcome(counts, Duration.between(since, now));
            }
            if (now.isAfter(deadline)) {
                throw new AssertionError(
                        "not all of %2$d photographs are processed after %1$s; counts of the batch: %3$s"
                                .formatted(timeout, photographs, counts));
            }
            Thread.sleep(250);
        }
    }

    /**
     * Asserts that every acknowledged photograph has one document, none was rejected or dead-lettered, and the batch
     * counts all of them.
     */
    void assertNothingLost(PhotographFlow flow, Addresses addresses) throws IOException, InterruptedException {
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

    /** Returns the counts as text, for the report. */
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
