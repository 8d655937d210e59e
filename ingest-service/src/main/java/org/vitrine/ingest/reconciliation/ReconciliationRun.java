package org.vitrine.ingest.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.vitrine.ingest.arrival.Receipt;
import org.vitrine.ingest.arrival.ReceiptStore.NewestReceipt;
import org.vitrine.ingest.measure.IngestMetric;
import org.vitrine.store.ImageStore;
import org.vitrine.store.StorePrefix;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * One sweep from its beginning to its end: lists and joins the objects of each collection, audits each image, and
 * repairs where that was requested. For one thread; blocks.
 */
final class ReconciliationRun {

    private static final Logger LOG = Logger.getLogger(ReconciliationRun.class);

    private final ReconciliationContext context;
    private final ReconciliationRequest request;
    private final ReconciliationLog log;
    private final ProgressQueries progress;
    private final Instant cutoff;
    private final Instant supersededCutoff;
    private final ExpiredUploads expiredUploads;
    private final ExpiredReports expiredReports;
    private final ExpiredBatches expiredBatches;
    private final Consumer<ReconciliationLog> reportSink;
    private final BooleanSupplier stopped;

    /**
     * Creates a sweep; {@link #run} executes it.
     *
     * @param startedAt time from which ages are computed
     * @param reportSink receives the log from time to time, to store it as the report
     * @param stopped ends the sweep with an exception, between two images, as soon as it returns true
     */
    ReconciliationRun(
            ReconciliationContext context,
            ReconciliationRequest request,
            ReconciliationLog log,
            Instant startedAt,
            Consumer<ReconciliationLog> reportSink,
            BooleanSupplier stopped) {
        this.context = context;
        this.request = request;
        this.log = log;
        this.progress = new ProgressQueries(context.progress(), context.config().stepTimeout());
        this.cutoff = startedAt.minus(context.sweep().grace());
        this.supersededCutoff = startedAt.minus(context.retention().supersededKept());
        this.expiredUploads = new ExpiredUploads(cutoff.minus(context.uploads().lifetime()));
        this.expiredReports =
                new ExpiredReports(startedAt.minus(context.retention().reportsKept()));
        this.expiredBatches =
                new ExpiredBatches(startedAt.minus(context.retention().batchesKept()));
        this.reportSink = reportSink;
        this.stopped = stopped;
    }

    void run(List<String> collections) {
        collections.forEach(this::sweep);
        if (request.retention()) {
            collections.forEach(this::oldBatches);
        }
        if (request.collection().isEmpty()) {
            abandoned();
            if (request.retention()) {
                oldReports();
            }
        }
    }

    private record Pending(StoredImage image, CompletableFuture<Optional<Receipt>> receipt) {}

    private void sweep(String collectionId) {
        var images = new StoredImages(
                listing("originals", collectionId),
                listing("renditions", collectionId),
                listing("receipts", collectionId));
        var findings = findings(collectionId);
        var pendingImages = new ArrayDeque<Pending>();
        while (images.hasNext() || !pendingImages.isEmpty()) {
            while (images.hasNext() && pendingImages.size() < context.sweep().concurrentReads()) {
                var image = images.next();
                pendingImages.add(new Pending(image, receipt(collectionId, image)));
            }
            auditImage(collectionId, findings, pendingImages.remove());
            if (stopped.getAsBoolean()) {
                throw new IllegalStateException("the service stopped; begin another sweep");
            }
        }
    }

    private Iterator<StoredObject> listing(String folder, String collectionId) {
        return context.listing().under("%s/%s/".formatted(folder, collectionId), log::countObject);
    }

    private CompletableFuture<Optional<Receipt>> receipt(String collectionId, StoredImage image) {
        return image.hasReceipt()
                ? context.receipts().announcedAsync(collectionId, image.imageId())
                : CompletableFuture.completedFuture(Optional.empty());
    }

    private ImageFindings findings(String collectionId) {
        return new ImageFindings(
                new ImageAudit(collectionId, cutoff),
                request.retention()
                        ? Optional.of(new SupersededObjects(collectionId, supersededCutoff))
                        : Optional.empty(),
                context.retention().supersededKept());
    }

    private void auditImage(String collectionId, ImageFindings findings, Pending pending) {
        Duration timeout = context.config().stepTimeout();
        var image = pending.image();
        var receipt = pending.receipt()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        log.countImage();
        for (ReconciliationFinding reconciliationFinding : findings.of(image, receipt, progress::journey)) {
            logFinding(reconciliationFinding);
            if (request.repair() && reconciliationFinding.kind().isRemovable()) {
                removeIfStillWrong(collectionId, findings, image, reconciliationFinding);
            }
        }
        if (log.images() % context.sweep().reportEvery() == 0) {
            reportSink.accept(log);
        }
    }

    /**
     * Checks a finding again and removes its object where it still holds, under the image's lock, so that no post of
     * the image is in progress in this replica: the image may have been posted since. A post in another replica stores
     * its bytes again, which makes the object younger than what is judged.
     */
    private void removeIfStillWrong(
            String collectionId,
            ImageFindings findings,
            StoredImage image,
            ReconciliationFinding reconciliationFinding) {
        boolean deleted = context.locks()
                .withLock(
                        image.imageId(),
                        () -> {
                            var storedAt = context.listing().storedAt(reconciliationFinding.key());
                            var newest = context.receipts().read(collectionId, image.imageId());
                            if (isReferenced(reconciliationFinding.key(), newest)) {
                                return false;
                            }
                            var receipt =
                                    newest.filter(NewestReceipt::announced).map(NewestReceipt::receipt);
                            boolean wrong =
                                    storedAt.filter(at -> !at.isAfter(cutoff)).isPresent()
                                            && isFoundAgain(findings, image, receipt, reconciliationFinding);
                            if (wrong) {
                                remove(reconciliationFinding);
                            }
                            return wrong;
                        },
                        () -> false);
        LOG.infof(
                "stage=sweep kind=%s key=%s removed=%s",
                reconciliationFinding.kind().kebabName(), reconciliationFinding.key(), deleted);
    }

    private boolean isFoundAgain(
            ImageFindings findings, StoredImage image, Optional<Receipt> receipt, ReconciliationFinding known) {
        return findings.of(image, receipt, progress::journey).stream()
                .anyMatch(found -> found.key().equals(known.key()) && found.kind() == known.kind());
    }

    /**
     * Returns whether the newest receipt names the object: its arrival is being announced, or the copy of its receipt
     * is behind.
     */
    private static boolean isReferenced(String key, Optional<NewestReceipt> newest) {
        return newest.map(NewestReceipt::receipt)
                .filter(receipt -> receipt.withdrawnAt().isEmpty())
                .filter(receipt -> ImageStore.keyOf(receipt.location()).equals(key))
                .isPresent();
    }

    /** Finds uploads that were never completed: their bytes, tickets and parts. */
    private void abandoned() {
        for (String folder : List.of(StorePrefix.INCOMING.path(), StorePrefix.UPLOADS.path())) {
            context.listing()
                    .under(folder, log::countObject)
                    .forEachRemaining(object -> expiredUploads.of(object).ifPresent(this::handleFinding));
        }
        for (MultipartUpload upload : context.listing().uploadsBefore(expiredUploads.cutoff())) {
            logFinding(ExpiredUploads.ofParts(upload.key()));
            if (request.repair()) {
                context.listing().abort(upload);
                removed(ReconciliationFinding.Kind.ABANDONED_UPLOAD);
            }
        }
    }

    private void oldReports() {
        context.listing()
                .under(StorePrefix.SWEEPS.path(), log::countObject)
                .forEachRemaining(object -> expiredReports.of(object).ifPresent(this::handleFinding));
    }

    private void oldBatches(String collectionId) {
        listing("batches", collectionId)
                .forEachRemaining(object ->
                        expiredBatches.of(object, progress::hasPhotographs).ifPresent(this::handleFinding));
    }

    private void handleFinding(ReconciliationFinding reconciliationFinding) {
        logFinding(reconciliationFinding);
        if (request.repair()) {
            remove(reconciliationFinding);
        }
    }

    private void logFinding(ReconciliationFinding reconciliationFinding) {
        log.addFinding(reconciliationFinding);
        LOG.warnf(
                "stage=sweep kind=%s imageId=%s key=%s",
                reconciliationFinding.kind().kebabName(),
                reconciliationFinding.imageId().orElse(""),
                reconciliationFinding.key());
    }

    private void remove(ReconciliationFinding reconciliationFinding) {
        context.store()
                .delete(context.store().locationOf(reconciliationFinding.key()))
                .await()
                .atMost(context.config().stepTimeout());
        removed(reconciliationFinding.kind());
    }

    private void removed(ReconciliationFinding.Kind kind) {
        log.countRemoved();
        IngestMetric.SWEPT.count(context.metrics(), kind.kebabName());
    }
}
