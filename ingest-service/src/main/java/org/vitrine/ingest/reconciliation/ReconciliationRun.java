package org.vitrine.ingest.reconciliation;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.vitrine.ingest.arrival.Receipt;
import org.vitrine.ingest.arrival.ReceiptStore.Filed;
import org.vitrine.ingest.measure.IngestMetric;
import org.vitrine.ingest.progress.ImageJourney;
import org.vitrine.problem.ProblemException;
import org.vitrine.store.ImageStore;
import org.vitrine.store.StorePrefix;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * One sweep from its beginning to its end: lists and joins the objects of each collection, audits each image, and
 * repairs where that was requested. For one thread; blocks.
 */
final class ReconciliationRun {

    private static final Logger LOG = Logger.getLogger(ReconciliationRun.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final ReconciliationContext tools;
    private final ReconciliationRequest wish;
    private final ReconciliationLog notes;
    private final Instant judged;
    private final Instant uploadsJudged;
    private final Instant superseded;
    private final Instant reports;
    private final ExpiredBatches batches;
    private final Consumer<ReconciliationLog> report;
    private final BooleanSupplier stopped;

    /**
     * Creates a sweep; {@link #run} executes it.
     *
     * @param startedAt time from which ages are computed
     * @param report receives the log from time to time, to store it as the report
     * @param stopped ends the sweep with an exception, between two images, as soon as it returns true
     */
    ReconciliationRun(
            ReconciliationContext tools,
            ReconciliationRequest wish,
            ReconciliationLog notes,
            Instant startedAt,
            Consumer<ReconciliationLog> report,
            BooleanSupplier stopped) {
        this.tools = tools;
        this.wish = wish;
        this.notes = notes;
        this.judged = startedAt.minus(tools.sweep().grace());
        this.uploadsJudged = judged.minus(tools.uploads().lifetime());
        this.superseded = startedAt.minus(tools.retention().supersededKept());
        this.reports = startedAt.minus(tools.retention().reportsKept());
        this.batches = new ExpiredBatches(startedAt.minus(tools.retention().batchesKept()));
        this.report = report;
        this.stopped = stopped;
    }

    void run(List<String> collections) {
        collections.forEach(this::sweep);
        if (wish.retention()) {
            collections.forEach(this::oldBatches);
        }
        if (wish.collection().isEmpty()) {
            abandoned();
            if (wish.retention()) {
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
        var audit = new ImageAudit(collectionId, judged);
        var underWay = new ArrayDeque<Pending>();
        while (images.hasNext() || !underWay.isEmpty()) {
            while (images.hasNext() && underWay.size() < tools.sweep().concurrentReads()) {
                var image = images.next();
                underWay.add(new Pending(image, receipt(collectionId, image)));
            }
            judge(collectionId, audit, underWay.remove());
            if (stopped.getAsBoolean()) {
                throw new IllegalStateException("the service stopped; begin another sweep");
            }
        }
    }

    private Iterator<StoredObject> listing(String folder, String collectionId) {
        return tools.listing().under("%s/%s/".formatted(folder, collectionId), notes::object);
    }

    private CompletableFuture<Optional<Receipt>> receipt(String collectionId, StoredImage image) {
        return image.hasReceipt()
                ? tools.receipts().announcedSoon(collectionId, image.imageId())
                : CompletableFuture.completedFuture(Optional.empty());
    }

    private void judge(String collectionId, ImageAudit audit, Pending pending) {
        Duration timeout = tools.config().stepTimeout();
        var image = pending.image();
        var receipt = pending.receipt()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        notes.image();
        for (ReconciliationFinding reconciliationFinding : findings(collectionId, audit, image, receipt)) {
            note(reconciliationFinding);
            if (wish.repair() && reconciliationFinding.kind().isRemovable()) {
                removeIfStillWrong(collectionId, image, reconciliationFinding);
            }
        }
        if (notes.images() % tools.sweep().reportEvery() == 0) {
            report.accept(notes);
        }
    }

    private List<ReconciliationFinding> findings(
            String collectionId, ImageAudit audit, StoredImage image, Optional<Receipt> announced) {
        List<ReconciliationFinding> findings =
                new ArrayList<>(audit.of(image, announced, () -> announced(image.imageId())));
        if (wish.retention() && announced.isPresent()) {
            var old = new SupersededObjects(collectionId, superseded).of(image, announced.get());
            // While the newest version is not indexed, searches still show the version before.
            if (!old.isEmpty() && (announced.get().withdrawnAt().isPresent() || isIndexed(image.imageId()))) {
                old.forEach(object -> findings.add(superseded(image, object)));
            }
        }
        return findings;
    }

    private ReconciliationFinding superseded(StoredImage image, StoredObject object) {
        return new ReconciliationFinding(
                ReconciliationFinding.Kind.SUPERSEDED,
                Optional.of(image.imageId()),
                object.key(),
                "A later version replaced it, longer than %s ago."
                        .formatted(tools.retention().supersededKept()));
    }

    private boolean isIndexed(String imageId) {
        return journey(imageId).filter(ImageJourney::isIndexed).isPresent();
    }

    private Optional<String> announced(String imageId) {
        return journey(imageId).flatMap(ImageJourney::sha256);
    }

    private Optional<ImageJourney> journey(String imageId) {
        return patiently(() -> tools.progress().journey(imageId));
    }

    /**
     * Calls index-service again, with backoff, while it is unavailable or moves journeys between its replicas: a sweep
     * has time. Fails after {@code vitrine.ingest.step-timeout}.
     */
    private <T> T patiently(Supplier<T> question) {
        return Uni.createFrom()
                .item(question)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(ProblemException.class)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .expireIn(tools.config().stepTimeout().toMillis())
                .await()
                .indefinitely(); // each attempt and the total time are limited
    }

    /**
     * Checks a finding again and removes its object where it still holds, under the image's lock, so that no post of
     * the image is in progress in this replica: the image may have been posted since. A post in another replica stores
     * its bytes again, which makes the object younger than what is judged.
     */
    private void removeIfStillWrong(
            String collectionId, StoredImage image, ReconciliationFinding reconciliationFinding) {
        boolean gone = tools.locks()
                .alone(
                        image.imageId(),
                        () -> {
                            var storedAt = tools.listing().storedAt(reconciliationFinding.key());
                            var newest = tools.receipts().read(collectionId, image.imageId());
                            if (isNamed(reconciliationFinding.key(), newest)) {
                                return false;
                            }
                            var receipt = newest.filter(Filed::announced).map(Filed::receipt);
                            boolean wrong = storedAt.filter(at -> !at.isAfter(judged))
                                            .isPresent()
                                    && findings(collectionId, new ImageAudit(collectionId, judged), image, receipt)
                                            .stream()
                                            .anyMatch(again -> again.key().equals(reconciliationFinding.key())
                                                    && again.kind() == reconciliationFinding.kind());
                            if (wrong) {
                                remove(reconciliationFinding);
                            }
                            return wrong;
                        },
                        () -> false);
        LOG.infof(
                "stage=sweep kind=%s key=%s removed=%s",
                reconciliationFinding.kind().word(), reconciliationFinding.key(), gone);
    }

    /**
     * Returns whether the newest receipt names the object: its arrival is being announced, or the copy of its receipt
     * is behind.
     */
    private static boolean isNamed(String key, Optional<Filed> newest) {
        return newest.map(Filed::receipt)
                .filter(receipt -> receipt.withdrawnAt().isEmpty())
                .filter(receipt -> ImageStore.keyOf(receipt.location()).equals(key))
                .isPresent();
    }

    /** Finds uploads that were never completed: their bytes, tickets and parts. */
    private void abandoned() {
        for (String folder : List.of(StorePrefix.INCOMING.path(), StorePrefix.UPLOADS.path())) {
            tools.listing().under(folder, notes::object).forEachRemaining(object -> {
                if (object.storedAt().isBefore(uploadsJudged)) {
                    found(abandoned(
                            object.key(), "It was uploaded at %s and never completed.".formatted(object.storedAt())));
                }
            });
        }
        for (MultipartUpload upload : tools.listing().uploadsBefore(uploadsJudged)) {
            note(abandoned(upload.key(), "Its parts were begun and neither completed nor aborted."));
            if (wish.repair()) {
                tools.listing().abort(upload);
                removed(ReconciliationFinding.Kind.ABANDONED_UPLOAD);
            }
        }
    }

    private void oldReports() {
        tools.listing().under(StorePrefix.SWEEPS.path(), notes::object).forEachRemaining(object -> {
            if (object.storedAt().isBefore(reports)) {
                found(new ReconciliationFinding(
                        ReconciliationFinding.Kind.OLD_REPORT,
                        Optional.empty(),
                        object.key(),
                        "It is of %s.".formatted(object.storedAt())));
            }
        });
    }

    private void oldBatches(String collectionId) {
        listing("batches", collectionId)
                .forEachRemaining(object -> batches.of(object, this::isCounted).ifPresent(this::found));
    }

    private boolean isCounted(String batchId) {
        return !patiently(() -> tools.progress().batch(batchId)).hasNoItems();
    }

    private void found(ReconciliationFinding reconciliationFinding) {
        note(reconciliationFinding);
        if (wish.repair()) {
            remove(reconciliationFinding);
        }
    }

    private static ReconciliationFinding abandoned(String key, String sentence) {
        return new ReconciliationFinding(ReconciliationFinding.Kind.ABANDONED_UPLOAD, Optional.empty(), key, sentence);
    }

    private void note(ReconciliationFinding reconciliationFinding) {
        notes.finding(reconciliationFinding);
        LOG.warnf(
                "stage=sweep kind=%s imageId=%s key=%s",
                reconciliationFinding.kind().word(),
                reconciliationFinding.imageId().orElse(""),
                reconciliationFinding.key());
    }

    private void remove(ReconciliationFinding reconciliationFinding) {
        tools.store()
                .delete(tools.store().locationOf(reconciliationFinding.key()))
                .await()
                .atMost(tools.config().stepTimeout());
        removed(reconciliationFinding.kind());
    }

    private void removed(ReconciliationFinding.Kind kind) {
        notes.removed();
        IngestMetric.SWEPT.count(tools.metrics(), kind.word());
    }
}
