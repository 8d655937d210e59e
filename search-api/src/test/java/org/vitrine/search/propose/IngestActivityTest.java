package org.vitrine.search.propose;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class IngestActivityTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final Duration PERIOD = Duration.ofSeconds(3);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(1);

    /** A timestamp for which ingest is active whenever the test runs. */
    private static final Instant ALWAYS_NEW = Instant.parse("2999-01-01T00:00:00Z");

    @Test
    void ingestIsActiveUntilThePeriodSinceTheNewestRecordHasPassed() {
        assertThat(IngestActivity.isActive(NOW.minusMillis(2_999), NOW, PERIOD)).isTrue();
        assertThat(IngestActivity.isActive(NOW.minusSeconds(3), NOW, PERIOD)).isFalse();
        assertThat(IngestActivity.isActive(Instant.EPOCH, NOW, PERIOD)).isFalse();
    }

    @Test
    void aRecordOfAClockThatIsAheadCountsAsNew() {
        assertThat(IngestActivity.isActive(NOW.plusSeconds(1), NOW, PERIOD)).isTrue();
    }

    @Test
    void noProposalIsMadeWhileIngestIsActiveAndOneIsMadeAfterwards() throws Exception {
        // Given
        var active = new AtomicBoolean(true);
        var checks = new CountDownLatch(5);
        var proposed = new AtomicBoolean();
        Uni<Instant> newestRecord = Uni.createFrom().item(() -> {
            checks.countDown();
            return active.get() ? ALWAYS_NEW : Instant.EPOCH;
        });
        var activity = new IngestActivity(newestRecord, PERIOD, Duration.ofMinutes(5), POLL_INTERVAL);

        // When
        var proposal = activity.awaitQuiet().invoke(() -> proposed.set(true)).subscribeAsCompletionStage();

        // Then
        assertThat(checks.await(10, SECONDS)).isTrue();
        assertThat(proposed).isFalse();
        active.set(false);
        proposal.get(10, SECONDS);
        assertThat(proposed).isTrue();
    }

    @Test
    void constantIngestDelaysAProposalByTheMaximumWait() {
        // Given
        var maxWait = Duration.ofMillis(30);
        var activity = new IngestActivity(Uni.createFrom().item(ALWAYS_NEW), PERIOD, maxWait, POLL_INTERVAL);
        long start = System.nanoTime();

        // When
        activity.awaitQuiet().await().atMost(Duration.ofSeconds(10));

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(maxWait);
    }
}
