package org.vitrine.inference.remote;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.vitrine.flow.DependencyUnavailable.Release;

/**
 * The records that are held back while a remote is unavailable, in order of arrival. One after another is released as a
 * probe of the remote. Not thread-safe: {@link RemoteCallLimiter} guards it.
 */
final class DeferredRecords {

    /** Shortest time between two probes: a released record needs a moment until its call reaches the limiter. */
    private static final long MIN_PROBE_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ArrayDeque<UniEmitter<? super Release>> waiting = new ArrayDeque<>();
    private long lastProbeAt = Long.MIN_VALUE;

    void add(UniEmitter<? super Release> record) {
        waiting.addLast(record);
    }

    boolean remove(UniEmitter<? super Release> record) {
        return waiting.remove(record);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Removes and returns all records, because the remote is available again. */
    List<UniEmitter<? super Release>> clear() {
        var all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    /** Returns the time from which the next record may probe the remote. */
    long nextProbeAt(long probeAt) {
        return lastProbeAt == Long.MIN_VALUE ? probeAt : Math.max(probeAt, lastProbeAt + MIN_PROBE_INTERVAL_NANOS);
    }

    /** Removes and returns the record that waits longest, as the next probe. */
    UniEmitter<? super Release> pollProbe(long now) {
        lastProbeAt = now;
        return waiting.removeFirst();
    }
}
