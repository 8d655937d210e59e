package org.vitrine.ingest.arrival;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.arrival.ReceiptStore.NewestReceipt;
import org.vitrine.ingest.batch.Batch;
import org.vitrine.ingest.measure.IngestMetric;
import org.vitrine.ingest.progress.IngestProgress;
import org.vitrine.ingest.progress.PostedItem;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.ImageStore;

/**
 * Accepts photographs from all sources: HTTP posts, direct uploads, buckets and batches. All methods block; call them
 * on a thread that may wait.
 *
 * <p>The order of the steps makes it safe: inspect and scan the bytes, store them, claim the version, wait until Kafka
 * has acknowledged the event, file the receipt, answer. The key of the bytes contains the claimed version and this
 * attempt to claim it, so that no other arrival shares the object, and only a later withdrawal deletes it. A crash
 * between the steps leaves a version that was never announced; the next post makes the next version.
 */
@ApplicationScoped
public class PhotographAdmission {

    private static final Logger LOG = Logger.getLogger(PhotographAdmission.class);

    private final UploadMemoryLimit uploadMemoryLimit;
    private final UploadReader uploadReader;
    private final QuotaCheck quotaCheck;
    private final MalwareCheck malwareCheck;
    private final ReceiptStore receipts;
    private final ArrivalPublisher arrivalPublisher;
    private final ImageStore store;
    private final ImageNames names;
    private final ImageLocks locks;
    private final IngestProgress progress;
    private final int maxAttempts;
    private final Duration timeout;
    private final MeterRegistry metrics;

    PhotographAdmission(
            UploadMemoryLimit uploadMemoryLimit,
            UploadReader uploadReader,
            QuotaCheck quotaCheck,
            MalwareCheck malwareCheck,
            ReceiptStore receipts,
            ArrivalPublisher arrivalPublisher,
            ImageStore store,
            ImageNames names,
            ImageLocks locks,
            IngestProgress progress,
            IngestConfig config,
            MeterRegistry metrics) {
        this.uploadMemoryLimit = uploadMemoryLimit;
        this.uploadReader = uploadReader;
        this.quotaCheck = quotaCheck;
        this.malwareCheck = malwareCheck;
        this.receipts = receipts;
        this.arrivalPublisher = arrivalPublisher;
        this.store = store;
        this.names = names;
        this.locks = locks;
        this.progress = progress;
        this.maxAttempts = config.raceAttempts();
        this.timeout = config.stepTimeout();
        this.metrics = metrics;
    }

    /**
     * Reads a body, checks it, and accepts or refuses the photograph.
     *
     * @param lengthBytes length of the body, where it was announced
     */
    public PostOutcome admit(PhotographPost given, InputStream body, OptionalLong lengthBytes) {
        var photographPost = names.named(given);
        return refuseNamed(photographPost, lengthBytes)
                .orElseGet(() -> timed(photographPost, lengthBytes, () -> uploadReader.read(body, lengthBytes)));
    }

    /**
     * Refuses a photograph without reading its bytes, where their length would exceed the quota of its institution; else
     * returns empty. The quota is checked again when the bytes are read.
     */
    public Optional<PostOutcome> refuseOverQuota(PhotographPost given, OptionalLong lengthBytes) {
        return quotaCheck.mayExceed(given, lengthBytes)
                ? refuseNamed(names.named(given), lengthBytes)
                : Optional.empty();
    }

    private Optional<PostOutcome> refuseNamed(PhotographPost photographPost, OptionalLong lengthBytes) {
        var refused = quotaCheck.rejectUnread(photographPost, lengthBytes);
        refused.ifPresent(outcome -> IngestMetric.POSTS.count(metrics, outcome.metricValue()));
        return refused;
    }

    /**
     * Accepts or refuses a photograph that its sender has put into the store. The object is copied; the caller deletes
     * it.
     */
    public PostOutcome admitUploaded(PhotographPost photographPost, UploadedObject uploadedObject) {
        return timed(
                names.named(photographPost),
                OptionalLong.of(UploadedObject.BUFFER_BYTES),
                () -> uploadReader.read(uploadedObject));
    }

    /**
     * Returns {@code AlreadyHere} where the newest announced receipt of the image has the same bytes and the same
     * statement; else empty.
     */
    public Optional<PostOutcome> findUnchanged(PhotographPost given, String sha256) {
        var photographPost = names.named(given);
        String imageId = photographPost.name(sha256).imageId();
        return receipts.read(photographPost.collectionId(), imageId)
                .filter(NewestReceipt::announced)
                .map(NewestReceipt::receipt)
                .filter(newest ->
                        newest.isSameAs(sha256, photographPost.statement().digest()))
                .map(newest -> new PostOutcome.AlreadyHere(imageId, newest.version(), sha256));
    }

    private PostOutcome timed(PhotographPost photographPost, OptionalLong memoryBytes, Supplier<UploadResult> reader) {
        long start = System.nanoTime();
        var outcome = admitWithinMemoryLimit(photographPost, memoryBytes, reader);
        IngestMetric.POSTS.count(metrics, outcome.metricValue());
        IngestMetric.POST_TIME.recordDuration(
                metrics, outcome.metricValue(), Duration.ofNanos(System.nanoTime() - start));
        LOG.debugf("collectionId=%s stage=arrived outcome=%s", photographPost.collectionId(), outcome);
        return outcome;
    }

    private PostOutcome admitWithinMemoryLimit(
            PhotographPost photographPost, OptionalLong memoryBytes, Supplier<UploadResult> reader) {
        var permit = uploadMemoryLimit.acquire(memoryBytes);
        if (permit.isEmpty()) {
            return new PostOutcome.Busy();
        }
        try (var _ = permit.get()) {
            return switch (malwareCheck.check(reader.get())) {
                case UploadResult.Broken(var cause) -> new PostOutcome.Broken(cause);
                case UploadResult.ScannerUnavailable() -> new PostOutcome.ScannerUnavailable();
                case UploadResult.ScanFailed(var cause) -> new PostOutcome.ScanFailed(cause);
                case UploadResult.Rejected unfit -> reject(photographPost, unfit);
                case UploadResult.Accepted(var photograph) -> {
                    try (photograph) {
                        IngestMetric.POST_BYTES.add(metrics, "", photograph.sizeBytes());
                        var damage = ContentDigest.mismatch(photographPost.expectedSha256(), photograph.sha256());
                        yield damage.isPresent()
                                ? reject(photographPost, damage.get())
                                : admitUnderLock(photographPost, photograph);
                    }
                }
            };
        }
    }

    /**
     * Counts photographs in a batch that are not posted, because the service has them already.
     *
     * @param identifiers identifiers by imageId
     */
    void countUnchanged(Batch batch, Map<String, String> identifiers) {
        arrivalPublisher.publishUnchanged(
                new PostedItem.Owner(batch.collectionId(), batch.institutionId()), batch.batchId(), identifiers);
    }

    /**
     * Rejects a photograph without reading its bytes, so that its institution sees it in its collection and in its
     * batch.
     */
    public void rejectUnread(RefusedPhotograph unread, TraceParent trace) {
        arrivalPublisher.publishRejection(unread, receipts.nextVersion(unread.collectionId(), unread.imageId()), trace);
        IngestMetric.POSTS.count(metrics, unread.reasonCode());
        LOG.debugf("collectionId=%s stage=arrived refused=%s", unread.collectionId(), unread);
    }

    private PostOutcome reject(PhotographPost photographPost, UploadResult.Rejected unfit) {
        String imageId = photographPost.name(unfit.sha256()).imageId();
        arrivalPublisher.publishRejection(
                RefusedPhotograph.of(photographPost, imageId, unfit),
                receipts.nextVersion(photographPost.collectionId(), imageId),
                photographPost.trace());
        return new PostOutcome.Refused(imageId, unfit.status(), unfit.reasonCode(), unfit.sentence());
    }

    private PostOutcome admitUnderLock(PhotographPost photographPost, IncomingPhotograph photograph) {
        String imageId = photographPost.name(photograph.sha256()).imageId();
        return locks.withLock(
                imageId,
                () -> claimWithRetries(photographPost, imageId, photograph),
                () -> new PostOutcome.Contended(imageId));
    }

    private PostOutcome claimWithRetries(PhotographPost photographPost, String imageId, IncomingPhotograph photograph) {
        for (int attempt = 0; attempt < maxAttempts; attempt++) {
            var newestReceipt = attempt == 0 && maxAttempts > 1
                    ? receipts.readAnnounced(photographPost.collectionId(), imageId)
                    : receipts.read(photographPost.collectionId(), imageId);
            var newest = newestReceipt.map(NewestReceipt::receipt);
            if (photographPost.isStale(newest)) {
                return new PostOutcome.Stale(imageId);
            }
            switch (decide(newestReceipt, photographPost, photograph)) {
                case ArrivalCheck.AlreadyHere(var version) -> {
                    publishUnchanged(photographPost, newestReceipt.orElseThrow());
                    return new PostOutcome.AlreadyHere(imageId, version, photograph.sha256());
                }
                case ArrivalCheck.NewVersion newVersion -> {
                    var growth = StorageGrowth.of(newest, photograph.sizeBytes());
                    var overQuota = quotaCheck.reserve(photographPost, photograph, growth);
                    if (overQuota.isPresent()) {
                        return overQuota.get();
                    }
                    if (quotaCheck.storeReserved(
                            photographPost,
                            growth,
                            () -> claimAndAnnounce(
                                    photographPost, newest, withMissingBytes(newVersion, newest), photograph))) {
                        return new PostOutcome.Accepted(imageId, newVersion.version(), photograph.sha256());
                    }
                }
            }
            IngestMetric.RACES.count(metrics, "");
        }
        return new PostOutcome.Contended(imageId);
    }

    /**
     * A new statement needs the bytes of the version before; where they are gone, the posted bytes are stored and
     * processed again.
     */
    private ArrivalCheck.NewVersion withMissingBytes(ArrivalCheck.NewVersion newVersion, Optional<Receipt> newest) {
        boolean missing = newVersion.difference() == ArrivalCheck.Difference.METADATA
                && newest.filter(previous -> store.exists(ImageStore.keyOf(previous.location()))
                                .await()
                                .atMost(timeout))
                        .isEmpty();
        return missing ? new ArrivalCheck.NewVersion(newVersion.version(), ArrivalCheck.Difference.PIXELS) : newVersion;
    }

    private ArrivalCheck decide(
            Optional<NewestReceipt> newestReceipt, PhotographPost photographPost, IncomingPhotograph photograph) {
        var newest = newestReceipt.map(NewestReceipt::receipt);
        return ArrivalCheck.of(
                newest,
                newestReceipt.filter(NewestReceipt::announced).isPresent(),
                photograph.sha256(),
                photographPost.statement().digest(),
                () -> newest.filter(previous -> progress.hasFailed(previous.imageId(), previous.version()))
                        .isPresent());
    }

    /**
     * Stores the bytes, claims the version, announces it and files the receipt, in this order. Returns false where
     * another writer owns the version.
     */
    private boolean claimAndAnnounce(
            PhotographPost photographPost,
            Optional<Receipt> previous,
            ArrivalCheck.NewVersion newVersion,
            IncomingPhotograph photograph) {
        String imageId = photographPost.name(photograph.sha256()).imageId();
        var stored = newVersion.difference() == ArrivalCheck.Difference.METADATA
                ? previous.map(Receipt::location).orElseThrow()
                : store.locationOf(
                        photograph.storeOriginal(photographPost.collectionId(), imageId, newVersion.version()));
        var arrivedAt = Instant.ofEpochMilli(System.currentTimeMillis());
        var receipt = ArrivalReceipt.of(photographPost, previous, newVersion.version(), stored, photograph, arrivedAt);
        if (!receipts.claim(receipt)) {
            if (newVersion.difference() != ArrivalCheck.Difference.METADATA) {
                store.delete(stored).await().atMost(timeout); // the object belongs to this attempt alone
            }
            return false;
        }
        arrivalPublisher.publishArrival(
                receipt, newVersion.difference(), photographPost.statement().batchId(), photographPost.trace());
        if (previous.isEmpty() && receipt.version() == 1) {
            receipts.writeFirstCopy(receipt);
        } else {
            receipts.writeCopy(receipt);
        }
        return true;
    }

    private void publishUnchanged(PhotographPost photographPost, NewestReceipt newestReceipt) {
        arrivalPublisher.publishUnchanged(photographPost, newestReceipt.receipt());
        photographPost
                .sequencer()
                .ifPresent(newer -> receipts.writeCopy(newestReceipt.receipt().withSequencer(newer)));
    }
}
