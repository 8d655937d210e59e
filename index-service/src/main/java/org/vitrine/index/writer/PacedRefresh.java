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

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("refresh").factory());
    private final Pace images;
    private final Pace items;
    private final Pace decisions;

    PacedRefresh(IndexRefresh refresh, WriterConfig config) {
        this.images = new Pace("images", refresh::images, config.refreshPace());
        this.items = new Pace("items", refresh::items, config.refreshPace());
        this.decisions = new Pace("decisions", refresh::decisions, config.refreshPace());
    }

    void images() {
        images.ask();
    }

    void items() {
        items.ask();
    }

    void decisions() {
        decisions.ask();
    }

    void stop(@Observes ShutdownEvent stop) {
        clock.shutdownNow();
    }

    /** The rate limit of one kind of index. */
    private final class Pace {

        private final String name;
        private final Supplier<Uni<Void>> refresh;
        private final Duration pace;
        private final AtomicBoolean due = new AtomicBoolean();
        private final AtomicLong began;

        Pace(String name, Supplier<Uni<Void>> refresh, Duration pace) {
            this.name = name;
            this.refresh = refresh;
            this.pace = pace;
            this.began = new AtomicLong(System.nanoTime() - pace.toNanos());
        }

        void ask() {
            if (due.compareAndSet(false, true)) {
                long wait = Math.max(0, began.get() + pace.toNanos() - System.nanoTime());
                clock.schedule(this::run, wait, TimeUnit.NANOSECONDS);
            }
        }

        private void run() {
            began.set(System.nanoTime());
            due.set(false);
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
