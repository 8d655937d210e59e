package org.vitrine.index.writer;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.vitrine.imageindex.IndexRefresh;

/**
 * Refreshes the indexes after urgent writes, so that searches show them: at most once per {@code
 * vitrine.index.writer.refresh-pace} for each kind of index. Requests in between are combined into the next refresh.
 * Thread-safe; calls do not block.
 */
@ApplicationScoped
class PacedRefresh {

    private static final Logger LOG = Logger.getLogger(PacedRefresh.class);

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("refresh").factory());
    private final RefreshLimiter images;
    private final RefreshLimiter items;
    private final RefreshLimiter decisions;

    PacedRefresh(IndexRefresh refresh, WriterConfig config) {
        this.images = new RefreshLimiter("images", refresh::images, config.refreshPace());
        this.items = new RefreshLimiter("items", refresh::items, config.refreshPace());
        this.decisions = new RefreshLimiter("decisions", refresh::decisions, config.refreshPace());
    }

    void images() {
        images.request();
    }

    void items() {
        items.request();
    }

    void decisions() {
        decisions.request();
    }

    void stop(@Observes ShutdownEvent stop) {
        scheduler.shutdownNow();
    }

    /** The rate limit of one kind of index. */
    private final class RefreshLimiter {

        private final String name;
        private final Supplier<Uni<Void>> refresh;
        private final Duration interval;
        private final AtomicBoolean scheduled = new AtomicBoolean();
        private final AtomicLong lastStart;

        RefreshLimiter(String name, Supplier<Uni<Void>> refresh, Duration interval) {
            this.name = name;
            this.refresh = refresh;
            this.interval = interval;
            this.lastStart = new AtomicLong(System.nanoTime() - interval.toNanos());
        }

        void request() {
            if (scheduled.compareAndSet(false, true)) {
                long wait = Math.max(0, lastStart.get() + interval.toNanos() - System.nanoTime());
                scheduler.schedule(this::run, wait, TimeUnit.NANOSECONDS);
            }
        }

        private void run() {
            lastStart.set(System.nanoTime());
            scheduled.set(false);
            refresh.get()
                    .subscribe()
                    .with(
                            done -> LOG.tracef("refreshed index=%s", name),
                            failure -> LOG.warnf(
                                    "index=%s was not refreshed; searches show decisions after its refresh interval: %s",
                                    name, failure.getMessage()));
        }
    }
}
