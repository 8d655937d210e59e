package org.vitrine.ingest.arrival;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.arrival.ReceiptStore.Filed;
import org.vitrine.ingest.batch.Batch;
import org.vitrine.ingest.measure.IngestMetric;
import org.vitrine.ingest.progress.IngestProgress;
import org.vitrine.ingest.progress.PostedItem;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.ImageStore;
import org.vitrine.store.StoreKeys;

/**
 * Accepts photographs from all sources: HTTP posts, direct uploads, buckets and batches. All methods block; call them
 * on a thread that may wait.
 *
 * <p>The order of the steps makes it safe: store the bytes, claim the version, wait until Kafka has acknowledged the
 * event, file the receipt, answer. The key of the bytes contains the claimed version and this attempt to claim it, so
 * that no other arrival shares the object, and only a later withdrawal deletes it. A crash between the steps leaves a
 * version that was never announced; the next post makes the next version.
 */
@ApplicationScoped
public class PhotographAdmission {

    private static final Logger LOG = Logger.getLogger(PhotographAdmission.class);

    private final UploadMemoryLimit uploadMemoryLimit;
    private final UploadReader uploadReader;
    private final ReceiptStore receipts;
    private final ArrivalPublisher arrivalPublisher;
    private final ImageStore store;
    private final ImageLocks locks;
    private final IngestProgress progress;
    private final int attempts;
    private final Duration timeout;
    private final MeterRegistry metrics;

    PhotographAdmission(
            UploadMemoryLimit uploadMemoryLimit,
            UploadReader uploadReader,
            ReceiptStore receipts,
            ArrivalPublisher arrivalPublisher,
            ImageStore store,
            ImageLocks locks,
            IngestProgress progress,
            IngestConfig config,
            MeterRegistry metrics) {
        this.uploadMemoryLimit = uploadMemoryLimit;
        this.uploadReader = uploadReader;
        this.receipts = receipts;
        this.arrivalPublisher = arrivalPublisher;
        this.store = store;
        this.locks = locks;
        this.progress = progress;
        this.attempts = config.raceAttempts();
        this.timeout = config.stepTimeout();
        this.metrics = metrics;
    }

    /**
     * Reads a body, checks it, and accepts or refuses the photograph.
     *
     * @param lengthBytes length of the body, where it was announced
     */
    public PostOutcome take(PhotographPost photographPost, InputStream body, OptionalLong lengthBytes) {
        return timed(photographPost, lengthBytes, () -> uploadReader.take(body, lengthBytes));
    }

    /**
     * Accepts or refuses a photograph that its sender has put into the store. The object is copied; the caller deletes
     * it.
     */
    public PostOutcome takeUploaded(PhotographPost photographPost, UploadedObject uploadedObject) {
        return timed(
                photographPost, OptionalLong.of(UploadedObject.BUFFER_BYTES), () -> uploadReader.take(uploadedObject));
    }

    /**
     * Returns {@code AlreadyHere} where the newest announced receipt of the image has the same bytes and the same
     * statement; else empty.
     */
    public Optional<PostOutcome> alreadyTaken(PhotographPost photographPost, String sha256) {
        String imageId = photographPost.name(sha256).imageId();
        return receipts.read(photographPost.collectionId(), imageId)
                .filter(Filed::announced)
                .map(Filed::receipt)
                .filter(newest -> newest.says(sha256, photographPost.statement().digest()))
                .map(newest -> new PostOutcome.AlreadyHere(imageId, newest.version(), sha256));
    }

    private PostOutcome timed(PhotographPost photographPost, OptionalLong memoryBytes, Supplier<UploadResult> reading) {
        long start = System.nanoTime();
        var outcome = admitted(photographPost, memoryBytes, reading);
        IngestMetric.POSTS.count(metrics, outcome.word());
        IngestMetric.POST_TIME.took(metrics, outcome.word(), Duration.ofNanos(System.nanoTime() - start));
        LOG.debugf("collectionId=%s stage=arrived outcome=%s", photographPost.collectionId(), outcome);
        return outcome;
    }

    private PostOutcome admitted(
            PhotographPost photographPost, OptionalLong memoryBytes, Supplier<UploadResult> reading) {
        var place = uploadMemoryLimit.enter(memoryBytes);
        if (place.isEmpty()) {
            return new PostOutcome.Busy();
        }
        try (var _ = place.get()) {
            return switch (reading.get()) {
                case UploadResult.Broken(var cause) -> new PostOutcome.Broken(cause);
                case UploadResult.Unfit unfit -> refused(photographPost, unfit);
                case UploadResult.Taken(var photograph) -> {
                    try (photograph) {
                        IngestMetric.POST_BYTES.add(metrics, "", photograph.sizeBytes());
                        var damage = ContentDigest.damage(photographPost.expectedSha256(), photograph.sha256());
                        yield damage.isPresent()
                                ? refused(photographPost, damage.get())
                                : arrived(photographPost, photograph);
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
    void countAlreadyHere(Batch batch, Map<String, String> identifiers) {
        arrivalPublisher.alreadyHere(
                new PostedItem.Owner(batch.collectionId(), batch.institutionId()), batch.batchId(), identifiers);
    }

    /**
     * Rejects a photograph without reading its bytes, so that its institution sees it in its collection and in its
     * batch.
     */
    public void refuseUnread(RefusedPhotograph unread, TraceParent trace) {
        arrivalPublisher.refused(unread, nextVersion(unread.collectionId(), unread.imageId()), trace);
        IngestMetric.POSTS.count(metrics, unread.reasonCode());
        LOG.debugf("collectionId=%s stage=arrived refused=%s", unread.collectionId(), unread);
    }

    private PostOutcome refused(PhotographPost photographPost, UploadResult.Unfit unfit) {
        String imageId = photographPost.name(unfit.sha256()).imageId();
        arrivalPublisher.refused(
                RefusedPhotograph.of(photographPost, imageId, unfit),
                nextVersion(photographPost.collectionId(), imageId),
                photographPost.trace());
        return new PostOutcome.Refused(imageId, unfit.status(), unfit.reasonCode(), unfit.sentence());
    }

    private int nextVersion(String collectionId, String imageId) {
        return receipts.read(collectionId, imageId)
                        .map(filed -> filed.receipt().version())
                        .orElse(0)
                + 1;
    }

    private PostOutcome arrived(PhotographPost photographPost, IncomingPhotograph photograph) {
        String imageId = photographPost.name(photograph.sha256()).imageId();
        return locks.alone(
                imageId, () -> raced(photographPost, imageId, photograph), () -> new PostOutcome.Contended(imageId));
    }

    private PostOutcome raced(PhotographPost photographPost, String imageId, IncomingPhotograph photograph) {
        for (int attempt = 0; attempt < attempts; attempt++) {
            var filed = attempt == 0 && attempts > 1
                    ? receipts.readAnnounced(photographPost.collectionId(), imageId)
                    : receipts.read(photographPost.collectionId(), imageId);
            var newest = filed.map(Filed::receipt);
            if (isStale(photographPost, newest)) {
                return new PostOutcome.Stale(imageId);
            }
            switch (verdict(filed, photographPost, photograph)) {
                case ArrivalCheck.AlreadyHere(var version) -> {
                    alreadyHere(photographPost, filed.orElseThrow());
                    return new PostOutcome.AlreadyHere(imageId, version, photograph.sha256());
                }
                case ArrivalCheck.Arrives arrives -> {
                    if (isClaimed(photographPost, newest, keptFor(arrives, newest), photograph)) {
                        return new PostOutcome.Accepted(imageId, arrives.version(), photograph.sha256());
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
    private ArrivalCheck.Arrives keptFor(ArrivalCheck.Arrives arrives, Optional<Receipt> newest) {
        boolean gone = arrives.difference() == ArrivalCheck.Difference.METADATA
                && newest.filter(before -> store.exists(ImageStore.keyOf(before.location()))
                                .await()
                                .atMost(timeout))
                        .isEmpty();
        return gone ? new ArrivalCheck.Arrives(arrives.version(), ArrivalCheck.Difference.PIXELS) : arrives;
    }

    private ArrivalCheck verdict(Optional<Filed> filed, PhotographPost photographPost, IncomingPhotograph photograph) {
        var newest = filed.map(Filed::receipt);
        return ArrivalCheck.of(
                newest,
                filed.filter(Filed::announced).isPresent(),
                photograph.sha256(),
                photographPost.statement().digest(),
                () -> newest.filter(before -> progress.hasFailed(before.imageId(), before.version()))
                        .isPresent());
    }

    /**
     * Stores the bytes, claims the version, announces it and files the receipt, in this order. Returns false where
     * another writer owns the version.
     */
    private boolean isClaimed(
            PhotographPost photographPost,
            Optional<Receipt> before,
            ArrivalCheck.Arrives arrives,
            IncomingPhotograph photograph) {
        String imageId = photographPost.name(photograph.sha256()).imageId();
        var stored = arrives.difference() == ArrivalCheck.Difference.METADATA
                ? before.map(Receipt::location).orElseThrow()
                : kept(photographPost, imageId, arrives.version(), photograph);
        var receipt = receipt(photographPost, before, arrives.version(), stored, photograph);
        if (!receipts.claim(receipt)) {
            if (arrives.difference() != ArrivalCheck.Difference.METADATA) {
                store.delete(stored).await().atMost(timeout); // the object belongs to this attempt alone
            }
            return false;
        }
        arrivalPublisher.arrived(
                receipt, arrives.difference(), photographPost.statement().batchId(), photographPost.trace());
        if (before.isEmpty() && receipt.version() == 1) {
            receipts.fileFirst(receipt);
        } else {
            receipts.file(receipt);
        }
        return true;
    }

    private URI kept(PhotographPost photographPost, String imageId, int version, IncomingPhotograph photograph) {
        String key = StoreKeys.original(
                photographPost.collectionId(), imageId, version, UUID.randomUUID(), photograph.sha256());
        photograph.keep(key);
        return store.locationOf(key);
    }

    private void alreadyHere(PhotographPost photographPost, Filed filed) {
        arrivalPublisher.alreadyHere(photographPost, filed.receipt());
        photographPost
                .sequencer()
                .ifPresent(newer -> receipts.file(filed.receipt().withSequencer(newer)));
    }

    private static boolean isStale(PhotographPost photographPost, Optional<Receipt> newest) {
        return newest.filter(
                        receipt -> Sequencer.isStale(photographPost.sequencer(), photographPost.modifiedAt(), receipt))
                .isPresent();
    }

    private static Receipt receipt(
            PhotographPost photographPost,
            Optional<Receipt> before,
            int version,
            URI location,
            IncomingPhotograph photograph) {
        String imageId = photographPost.name(photograph.sha256()).imageId();
        return new Receipt(
                imageId,
                photographPost.collectionId(),
                photographPost.statement().institutionId(),
                photographPost.name(photograph.sha256()).identifier(),
                version,
                photograph.sha256(),
                photographPost.statement().digest(),
                location,
                Instant.ofEpochMilli(System.currentTimeMillis()),
                Optional.empty(),
                photographPost.sequencer().or(() -> before.flatMap(Receipt::sequencer)),
                Optional.of(ReceiptContent.of(photographPost.statement(), photograph)));
    }
}
