package org.vitrine.search.propose;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;

/**
 * Delays proposals while photographs are ingested, so that new photographs become searchable first. Ingest is active
 * while the newest record of topic {@code embedded} is younger than a period. Does not block.
 *
 * <p>The wait has a maximum, so that constant ingest delays each proposal by that time only. The maximum is less than
 * {@code vitrine.flow.attempt-timeout}: a longer wait would count as a failed attempt.
 *
 * @param newestRecord emits the timestamp of the newest record; subscribed before each check
 * @param period ingest is active for this time after the newest record
 * @param maxWait maximum time that one proposal waits
 * @param pollInterval time between two checks
 */
record IngestActivity(Uni<Instant> newestRecord, Duration period, Duration maxWait, Duration pollInterval) {

    static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    /** Returns the delay as configured: period {@code settles}, maximum wait {@code yields-to-ingest}. */
    static IngestActivity of(Uni<Instant> newestRecord, ProposeConfig config) {
        return new IngestActivity(newestRecord, config.settles(), config.yieldsToIngest(), POLL_INTERVAL);
    }

    /** Emits when ingest is not active, and at the latest after the maximum wait. */
    Uni<Void> awaitQuiet() {
        return Uni.createFrom().deferred(() -> awaitQuiet(System.nanoTime()));
    }

    private Uni<Void> awaitQuiet(long startNanos) {
        if (System.nanoTime() - startNanos >= maxWait.toNanos()) {
            return Uni.createFrom().voidItem();
        }
        return newestRecord.chain(newest -> isActive(newest, Instant.now(), period)
                ? Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(pollInterval)
                        .chain(() -> awaitQuiet(startNanos))
                : Uni.createFrom().voidItem());
    }

    /** Returns whether a record is younger than a period. */
    static boolean isActive(Instant newestRecord, Instant now, Duration period) {
        return newestRecord.plus(period).isAfter(now);
    }
}
