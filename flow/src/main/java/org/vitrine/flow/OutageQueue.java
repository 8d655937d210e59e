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
 * The records that wait for one dependency. One at a time is tried, the one that waits longest, after waits that double up to a limit; when that one no
 * longer finds the dependency away, all others go on.
 *
 * <pre>
 * hold ──▶ waiting ──timer──▶ one is tried ──still away──▶ waits again, as the last, for twice as long
 *                                  └────── not away any more ──▶ all go on
 * </pre>
 */
final class OutageQueue {

    private static final Logger LOG = Logger.getLogger(OutageQueue.class);

    private final String dependency;
    private final FlowConfig config;
    private final BiConsumer<Duration, Runnable> timer;
    private final Lock lock = new ReentrantLock();
    private final Deque<UniEmitter<? super Release>> waiting = new ArrayDeque<>();
    private boolean looking;
    private int failedLooks;

    /**
     * @param dependency what is unavailable, as the subject of a sentence
     * @param timer runs something after a time
     */
    OutageQueue(String dependency, FlowConfig config, BiConsumer<Duration, Runnable> timer) {
        this.dependency = dependency;
        this.config = config;
        this.timer = timer;
    }

    /** Emits when the record may try again. */
    Uni<Release> hold(Throwable failure) {
        return Uni.createFrom().emitter(emitter -> {
            emitter.onTermination(() -> forget(emitter));
            if (join(emitter)) {
                LOG.warnf("%s is unavailable, records wait until it is back: %s", dependency, failure);
            }
            look();
        });
    }

    /** Whether this is the first record that found the dependency away. */
    private boolean join(UniEmitter<? super Release> emitter) {
        lock.lock();
        try {
            waiting.addLast(emitter);
            return waiting.size() == 1 && failedLooks == 0;
        } finally {
            lock.unlock();
        }
    }

    /** A record that was sent to look found the dependency away; to be called before it waits again. */
    void stillUnavailable() {
        lock.lock();
        try {
            looking = false;
            failedLooks++;
        } finally {
            lock.unlock();
        }
    }

    /** A record that was sent to look found it there; all go on. */
    void back() {
        List<UniEmitter<? super Release>> all;
        lock.lock();
        try {
            looking = false;
            failedLooks = 0;
            all = List.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        LOG.infof("%s is back, %d records that waited for it go on", dependency, all.size());
        all.forEach(emitter -> emitter.complete(Release.OTHERS_PASS));
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void forget(UniEmitter<? super Release> emitter) {
        lock.lock();
        try {
            waiting.remove(emitter);
        } finally {
            lock.unlock();
        }
    }

    /** Sends the next to look, after a while, unless one is on its way. */
    private void look() {
        Duration wait;
        lock.lock();
        try {
            if (looking || waiting.isEmpty()) {
                return;
            }
            looking = true;
            wait = RetryBackoff.after(failedLooks + 1, config);
        } finally {
            lock.unlock();
        }
        timer.accept(wait, this::send);
    }

    private void send() {
        UniEmitter<? super Release> first;
        lock.lock();
        try {
            first = waiting.pollFirst();
            looking = first != null;
        } finally {
            lock.unlock();
        }
        if (first != null) {
            first.complete(Release.TO_TRY);
        }
    }
}
