package org.vitrine.ingest.reconciliation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.vitrine.ingest.settings.RetentionConfig;
import org.vitrine.store.StorePrefix;

/**
 * Begins a retention run once in each period, in one of the replicas: the one that creates the period's object in the
 * store first. That replica starts the run as soon as no other sweep runs in it. If a run is interrupted, the run of
 * the next period does its work.
 */
@ApplicationScoped
class ScheduledRetention {

    private static final Logger LOG = Logger.getLogger(ScheduledRetention.class);
    private static final Duration MAX_CHECK_INTERVAL = Duration.ofMinutes(10);

    private final Reconciliations reconciliations;
    private final PeriodicRun run;
    private final Optional<Duration> interval;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("retention").factory());

    ScheduledRetention(Reconciliations reconciliations, StoreListing store, RetentionConfig config) {
        this.reconciliations = reconciliations;
        this.run = new PeriodicRun(store::createIfAbsent, this::startSweep);
        this.interval = config.every();
        interval.filter(period -> period.compareTo(config.reportsKept()) > 0).ifPresent(period -> {
            throw new IllegalStateException(
                    "vitrine.ingest.retention.every is %s and must not be longer than vitrine.ingest.retention.reports-kept, %s"
                            .formatted(period, config.reportsKept()));
        });
    }

    void start(@Observes StartupEvent start) {
        interval.ifPresent(period -> {
            long wait = Math.min(MAX_CHECK_INTERVAL.toMillis(), period.toMillis() / 4);
            timer.scheduleWithFixedDelay(() -> check(period), wait, wait, TimeUnit.MILLISECONDS);
        });
    }

    void stop(@Observes ShutdownEvent stop) {
        timer.shutdownNow();
    }

    /** Returns the key of the object that represents the period in which a time lies. */
    static String periodKey(Instant now, Duration period) {
        return (StorePrefix.SWEEPS.path() + "retention/%012d.json").formatted(now.toEpochMilli() / period.toMillis());
    }

    private void check(Duration period) {
        try {
            run.attempt(periodKey(clock.instant(), period));
        } catch (RuntimeException fault) {
            LOG.warnf("stage=retention not started, tried again within %s: %s", MAX_CHECK_INTERVAL, fault);
        }
    }

    private boolean startSweep() {
        return switch (reconciliations.start(ReconciliationRequest.scheduledRetention())) {
            case Reconciliations.StartResult.Started(var report) -> {
                LOG.infof("stage=retention sweep=%s started", report.sweepId());
                yield true;
            }
            case Reconciliations.StartResult.Running(var sweepId) -> {
                LOG.infof("stage=retention waits for sweep=%s, tried again within %s", sweepId, MAX_CHECK_INTERVAL);
                yield false;
            }
        };
    }
}
