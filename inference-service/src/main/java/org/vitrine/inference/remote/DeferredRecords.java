package org.vitrine.inference.remote;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.vitrine.flow.DependencyUnavailable.Release;

/** Records that wait for a remote's return, the longest first. Not safe for threads. */
final class DeferredRecords {

    /** A record that goes to see takes a while to come to the gate; meanwhile nobody else does. */
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final ArrayDeque<UniEmitter<? super Release>> waiting = new ArrayDeque<>();
    private long sentAt = Long.MIN_VALUE;

    void add(UniEmitter<? super Release> record) {
        waiting.addLast(record);
    }

    boolean remove(UniEmitter<? super Release> record) {
        return waiting.remove(record);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Everybody leaves. */
    List<UniEmitter<? super Release>> clear() {
        var all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    /** When the next may go to see. */
    long nextAt(long probeAt) {
        return sentAt == Long.MIN_VALUE ? probeAt : Math.max(probeAt, sentAt + PAUSE);
    }

    /** The one that goes to see. */
    UniEmitter<? super Release> send(long now) {
        sentAt = now;
        return waiting.removeFirst();
    }
}
