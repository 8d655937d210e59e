package org.vitrine.flow;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.vitrine.flow.DependencyUnavailable.Release;

/**
 * Queue of the records that wait for one unavailable dependency. One record at a time, the one that has waited longest,
 * is tried as a probe. The waits between probes double up to {@code vitrine.flow.max-backoff}. When a probe no longer
 * finds the dependency unavailable, all other records are released.
 *
 * <pre>
 * hold ──▶ waiting ──timer──▶ one probe ──still unavailable──▶ waits again, as the last; the next wait is twice as long
 *                                  └────── available again ──▶ all are released
 * </pre>
 *
 * <p>Thread-safe. Records of all stages of a service share the queue of a dependency.
 */
final class OutageQueue {

    private static final Logger LOG = Logger.getLogger(OutageQueue.class);

    private final String dependency;
    private final FlowConfig config;
    private final BiConsumer<Duration, Runnable> timer;
    private final Lock lock = new ReentrantLock();
    private final Deque<UniEmitter<? super Release>> waiting = new ArrayDeque<>();
    private boolean probing;
    private int failedProbes;

    /**
     * @param dependency name of the unavailable dependency, usable as the subject of a sentence
     * @param timer runs a task after a delay, without blocking the caller
     */
    OutageQueue(String dependency, FlowConfig config, BiConsumer<Duration, Runnable> timer) {
        this.dependency = dependency;
        this.config = config;
        this.timer = timer;
    }

    /**
     * Adds a record to the queue. Emits when the record may be tried again: {@link Release#PROBE} for the probe,
     * {@link Release#OTHERS_SUCCEEDED} when a probe has succeeded. A cancelled subscription leaves the queue.
     *
     * @param failure failure in which the outage was found, for the log
     */
    Uni<Release> hold(Throwable failure) {
        return Uni.createFrom().emitter(emitter -> {
            emitter.onTermination(() -> remove(emitter));
            if (add(emitter)) {
                LOG.warnf("%s is unavailable, records wait until it is available: %s", dependency, failure);
            }
            scheduleProbe();
        });
    }

    /** Returns whether this is the first record of an outage; only that one is logged. */
    private boolean add(UniEmitter<? super Release> emitter) {
        lock.lock();
        try {
            waiting.addLast(emitter);
            return waiting.size() == 1 && failedProbes == 0;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Reports that the probe found the dependency still unavailable. Call it before the record of the probe is held
     * again.
     */
    void probeFailed() {
        lock.lock();
        try {
            probing = false;
            failedProbes++;
        } finally {
            lock.unlock();
        }
    }

    /** Reports that the probe did not find the dependency unavailable; releases all waiting records. */
    void probeSucceeded() {
        List<UniEmitter<? super Release>> released;
        lock.lock();
        try {
            probing = false;
            failedProbes = 0;
            released = List.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        LOG.infof("%s is available again, %d waiting records are released", dependency, released.size());
        released.forEach(emitter -> emitter.complete(Release.OTHERS_SUCCEEDED));
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void remove(UniEmitter<? super Release> emitter) {
        lock.lock();
        try {
            waiting.remove(emitter);
        } finally {
            lock.unlock();
        }
    }

    /** Schedules the next probe, unless one is already scheduled or under way or no record waits. */
    private void scheduleProbe() {
        Duration wait;
        lock.lock();
        try {
            if (probing || waiting.isEmpty()) {
                return;
            }
            probing = true;
            wait = RetryBackoff.delay(failedProbes + 1, config);
        } finally {
            lock.unlock();
        }
        timer.accept(wait, this::startProbe);
    }

    private void startProbe() {
        UniEmitter<? super Release> first;
        lock.lock();
        try {
            first = waiting.pollFirst();
            probing = first != null;
        } finally {
            lock.unlock();
        }
        if (first != null) {
            first.complete(Release.PROBE);
        }
    }
}
