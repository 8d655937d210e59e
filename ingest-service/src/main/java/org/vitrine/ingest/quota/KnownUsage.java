package org.vitrine.ingest.quota;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.vitrine.ingest.progress.StoredAmount;

/**
 * What one institution has stored, as far as this replica knows: the last answer of index-service, and what this replica
 * has accepted since. Thread-safe.
 *
 * <p>Only the first answer is waited for. Later, one thread reads while the others use the answer before; so an outage of
 * index-service delays at most one upload at a time.
 */
final class KnownUsage {

    private final long lifetimeNanos;
    private final Semaphore reading = new Semaphore(1);
    private Optional<StoredAmount> answered = Optional.empty();
    private StoredAmount acceptedSince = StoredAmount.NONE;
    private OptionalLong readAtNanos = OptionalLong.empty();

    /** @param lifetime how long an answer is used, also one that could not be read */
    KnownUsage(Duration lifetime) {
        this.lifetimeNanos = lifetime.toNanos();
    }

    /**
     * Reads the usage again where the last answer is too old. Blocks.
     *
     * @param source reads the usage; empty where index-service is unavailable, and then the last answer stays
     * @param nanoTime clock in nanoseconds
     */
    void refresh(Supplier<Optional<StoredAmount>> source, LongSupplier nanoTime) {
        if (!isDue(nanoTime.getAsLong()) || !beginReading()) {
            return;
        }
        try {
            if (isDue(nanoTime.getAsLong())) {
                set(source.get(), nanoTime.getAsLong());
            }
        } finally {
            reading.release();
        }
    }

    private boolean beginReading() {
        if (wasRead()) {
            return reading.tryAcquire();
        }
        reading.acquireUninterruptibly();
        return true;
    }

    /** Decides whether the institution may store more. */
    synchronized QuotaDecision decide(InstitutionQuota quota, StoredAmount growth) {
        return answered.map(stored -> quota.decide(stored.plus(acceptedSince), growth))
                .orElseGet(QuotaDecision.Within::new);
    }

    /** Decides whether the institution may store more, and counts it where it may. */
    synchronized QuotaDecision reserve(InstitutionQuota quota, StoredAmount growth) {
        var decision = decide(quota, growth);
        if (decision instanceof QuotaDecision.Within) {
            acceptedSince = acceptedSince.plus(growth);
        }
        return decision;
    }

    /** Takes back what was reserved and then not stored. */
    synchronized void release(StoredAmount growth) {
        acceptedSince = acceptedSince.minus(growth);
    }

    private synchronized boolean wasRead() {
        return readAtNanos.isPresent();
    }

    private synchronized boolean isDue(long nowNanos) {
        return readAtNanos.isEmpty() || nowNanos - readAtNanos.getAsLong() >= lifetimeNanos;
    }

    private synchronized void set(Optional<StoredAmount> answer, long nowNanos) {
        readAtNanos = OptionalLong.of(nowNanos);
        if (answer.isPresent()) {
            answered = answer;
            acceptedSince = StoredAmount.NONE;
        }
    }
}
