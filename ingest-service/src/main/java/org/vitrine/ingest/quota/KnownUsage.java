package org.vitrine.ingest.quota;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.vitrine.ingest.progress.StoredAmount;

/**
 * What one institution has stored, as far as this replica knows: the last answer of index-service, what this replica has
 * accepted since, and what it stores now. Thread-safe.
 *
 * <p>Only the first answer is waited for. Later, one thread reads while the others use the answer before; so an outage of
 * index-service delays at most one upload at a time.
 *
 * <p>Each reservation ends by {@link #accept} or {@link #release}. Until then it counts beside each answer: an answer that
 * arrives meanwhile hardly ever contains it, and a release must not reduce that answer.
 */
final class KnownUsage {

    private final long lifetimeNanos;
    private final Semaphore reading = new Semaphore(1);
    private Optional<StoredAmount> answered = Optional.empty();
    /** Accepted since the request of the last answer was sent. */
    private StoredAmount acceptedSince = StoredAmount.NONE;
    /** Reserved, and neither accepted nor released yet. */
    private StoredAmount reserved = StoredAmount.NONE;

    private int openReservations;
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
                var acceptedBefore = acceptedSince();
                set(source.get(), acceptedBefore, nanoTime.getAsLong());
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
        return answered.map(stored -> quota.decide(stored.plus(acceptedSince).plus(reserved), growth))
                .orElseGet(QuotaDecision.Within::new);
    }

    /** Decides whether the institution may store more, and reserves it where it may. */
    synchronized QuotaDecision reserve(InstitutionQuota quota, StoredAmount growth) {
        var decision = decide(quota, growth);
        if (decision instanceof QuotaDecision.Within) {
            reserved = reserved.plus(growth);
            openReservations++;
        }
        return decision;
    }

    /** Ends a reservation whose photograph is stored. */
    synchronized void accept(StoredAmount growth) {
        release(growth);
        acceptedSince = acceptedSince.plus(growth);
    }

    /** Ends a reservation whose photograph is not stored. */
    synchronized void release(StoredAmount growth) {
        reserved = reserved.minus(growth);
        openReservations--;
    }

    /** Whether a reservation is neither accepted nor released yet. */
    synchronized boolean hasReservation() {
        return openReservations > 0;
    }

    private synchronized StoredAmount acceptedSince() {
        return acceptedSince;
    }

    private synchronized boolean wasRead() {
        return readAtNanos.isPresent();
    }

    private synchronized boolean isDue(long nowNanos) {
        return readAtNanos.isEmpty() || nowNanos - readAtNanos.getAsLong() >= lifetimeNanos;
    }

    private synchronized void set(Optional<StoredAmount> answer, StoredAmount acceptedBefore, long nowNanos) {
        readAtNanos = OptionalLong.of(nowNanos);
        if (answer.isPresent()) {
            answered = answer;
            acceptedSince = acceptedSince.minus(acceptedBefore);
        }
    }
}
