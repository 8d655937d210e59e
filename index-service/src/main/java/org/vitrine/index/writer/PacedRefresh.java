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
 * vitrine.index.writer.refresh-pace} for each kind of index, and at most once in {@value #PACES_OF_BULK} times as long
 * for the batches of a bulk decision. Requests in between are combined into the next refresh. Thread-safe; calls do not
 * block.
 */
@ApplicationScoped
class PacedRefresh {

    private static final Logger LOG = Logger.getLogger(PacedRefresh.class);

    private static final int PACES_OF_BULK = 4;

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("refresh").factory());
    private final RefreshLimiter images;
    private final RefreshLimiter imagesOfBulk;
    private final RefreshLimiter items;
    private final RefreshLimiter decisions;

    PacedRefresh(IndexRefresh refresh, WriterConfig config) {
        var pace = config.refreshPace();
        this.images = new RefreshLimiter(() -> send("images", refresh::images), pace);
        // It requests a refresh of the images, so that both kinds together keep the pace.
        this.imagesOfBulk = new RefreshLimiter(images::request, pace.multipliedBy(PACES_OF_BULK));
        this.items = new RefreshLimiter(() -> send("items", refresh::items), pace);
        this.decisions = new RefreshLimiter(() -> send("decisions", refresh::decisions), pace);
    }

    void images(RefreshNeed need) {
        switch (need) {
            case NONE -> {
                // OpenSearch refreshes the index itself.
            }
            case SOON -> images.request();
            case OF_BULK -> imagesOfBulk.request();
        }
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

    private static void send(String name, Supplier<Uni<Void>> refresh) {
        refresh.get()
                .subscribe()
                .with(
                        done -> LOG.tracef("refreshed index=%s", name),
                        failure -> LOG.warnf(
                                "index=%s was not refreshed; searches show decisions after its refresh interval: %s",
                                name, failure.getMessage()));
    }

    /** The rate limit of one kind of refresh. */
    private final class RefreshLimiter {

        private final Runnable refresh;
        private final Duration interval;
        private final AtomicBoolean scheduled = new AtomicBoolean();
        private final AtomicLong lastStart;

        RefreshLimiter(Runnable refresh, Duration interval) {
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
            refresh.run();
        }
    }
}
