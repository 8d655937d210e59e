package org.vitrine.ingest.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.vitrine.events.CollectionProfile;
import org.vitrine.ingest.arrival.ImageLocks;
import org.vitrine.ingest.arrival.ReceiptStore;
import org.vitrine.ingest.collection.CollectionRegistry;
import org.vitrine.ingest.progress.IngestJson;
import org.vitrine.ingest.progress.IngestProgress;
import org.vitrine.ingest.reconciliation.ReconciliationReport.State;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.ingest.settings.ReconciliationConfig;
import org.vitrine.ingest.settings.RetentionConfig;
import org.vitrine.ingest.settings.UploadConfig;
import org.vitrine.store.ImageStore;
import org.vitrine.store.NoSuchObject;
import org.vitrine.store.StorePrefix;

/**
 * Starts sweeps, one at a time in this replica, each on a virtual thread of its own. The reports lie in S3, so that
 * every replica can answer them.
 */
@ApplicationScoped
class Reconciliations {

    private static final Logger LOG = Logger.getLogger(Reconciliations.class);
    /** Largest report that is read, in bytes: room for 100,000 findings, the most that a report may list. */
    private static final long MAX_REPORT_BYTES = 256L * 1024 * 1024;

    private final ReconciliationContext context;
    private final CollectionRegistry collectionRegistry;
    private final Clock clock = Clock.systemUTC();
    private final AtomicReference<@Nullable String> running = new AtomicReference<>();
    private volatile boolean stopped;

    Reconciliations(
            StoreListing listing,
            ReceiptStore receipts,
            IngestProgress progress,
            ImageStore store,
            ImageLocks locks,
            CollectionRegistry collectionRegistry,
            IngestConfig config,
            ReconciliationConfig sweep,
            UploadConfig uploads,
            RetentionConfig retention,
            MeterRegistry metrics) {
        this.context = new ReconciliationContext(
                listing, receipts, progress, store, locks, config, sweep, uploads, retention, metrics);
        this.collectionRegistry = collectionRegistry;
    }

    /** The outcome of a request for a sweep. */
    sealed interface StartResult {

        /** The sweep has begun. */
        record Started(ReconciliationReport report) implements StartResult {}

        /** Another sweep is running in this replica. */
        record Running(String sweepId) implements StartResult {}
    }

    /** Starts a sweep and returns at once, after its first report is stored. */
    StartResult start(ReconciliationRequest request) {
        String id = UUID.randomUUID().toString();
        var other = running.compareAndExchange(null, id);
        if (other != null) {
            return new StartResult.Running(other);
        }
        var startedAt = clock.instant();
        var log = new ReconciliationLog(id, request, startedAt, context.sweep().maxFindings());
        try {
            var report = log.report(State.RUNNING, Optional.empty(), startedAt);
            save(report);
            var run = new ReconciliationRun(context, request, log, startedAt, this::saveProgress, () -> stopped);
            Thread.ofVirtual().name("sweep-" + id).start(() -> run(run, request, log));
            return new StartResult.Started(report);
        } catch (RuntimeException fault) {
            running.set(null);
            throw fault;
        }
    }

    /** Returns the newest report of a sweep; empty where there is none. Blocks. */
    Optional<ReconciliationReport> find(String sweepId) {
        try {
            byte[] json = context.store()
                    .get(context.store().locationOf(key(sweepId)), MAX_REPORT_BYTES)
                    .await()
                    .atMost(context.config().stepTimeout());
            return Optional.of(IngestJson.MAPPER.readValue(json, ReconciliationReport.class));
        } catch (NoSuchObject unknown) {
            return Optional.empty();
        } catch (IOException fault) {
            throw new UncheckedIOException("the report of sweep '%s' cannot be read".formatted(sweepId), fault);
        }
    }

    void stop(@Observes ShutdownEvent end) {
        stopped = true;
    }

    private void run(ReconciliationRun run, ReconciliationRequest request, ReconciliationLog log) {
        var report = finish(run, request, log);
        running.set(null); // before the report is stored: a client that reads that it is done may begin the next sweep
        save(report);
    }

    private ReconciliationReport finish(ReconciliationRun run, ReconciliationRequest request, ReconciliationLog log) {
        try {
            run.run(request.collection().map(List::of).orElseGet(() -> collectionRegistry.all().stream()
                    .map(CollectionProfile::getCollectionId)
                    .toList()));
            return log.report(State.DONE, Optional.empty(), clock.instant());
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "stage=sweep failed");
            return log.report(State.FAILED, Optional.of(String.valueOf(fault.getMessage())), clock.instant());
        }
    }

    private void saveProgress(ReconciliationLog log) {
        save(log.report(State.RUNNING, Optional.empty(), clock.instant()));
    }

    private void save(ReconciliationReport report) {
        try {
            context.store()
                    .put(key(report.sweepId()), IngestJson.MAPPER.writeValueAsBytes(report), "application/json")
                    .await()
                    .atMost(context.config().stepTimeout());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String key(String sweepId) {
        return (StorePrefix.SWEEPS.path() + "%s.json").formatted(sweepId);
    }
}
