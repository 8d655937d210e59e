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
import org.vitrine.ingest.progress.PostedItem;
import org.vitrine.ingest.progress.Progress;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.ImageStore;
import org.vitrine.store.StoreKeys;

/**
 * Takes photographs in, from wherever they come. Waits; call it on a thread that may.
 *
 * <p>The order is what makes it safe: bytes durable, version claimed, event acknowledged, receipt filed, answer given. The
 * bytes lie under the version that is claimed and this attempt to claim it, so no other arrival shares them and no
 * withdrawal but a later one deletes them. A crash in between leaves a version that was never announced; posting again makes
 * the next.
 */
@ApplicationScoped
public class Arrivals {

    private static final Logger LOG = Logger.getLogger(Arrivals.class);

    private final Gate gate;
    private final Intake intake;
    private final ReceiptStore receipts;
    private final Announcer announcer;
    private final ImageStore store;
    private final ImageLocks locks;
    private final Progress progress;
    private final int attempts;
    private final Duration timeout;
    private final MeterRegistry metrics;

    Arrivals(
            Gate gate,
            Intake intake,
            ReceiptStore receipts,
            Announcer announcer,
            ImageStore store,
            ImageLocks locks,
            Progress progress,
            IngestConfig config,
            MeterRegistry metrics) {
        this.gate = gate;
        this.intake = intake;
        this.receipts = receipts;
        this.announcer = announcer;
        this.store = store;
        this.locks = locks;
        this.progress = progress;
        this.attempts = config.raceAttempts();
        this.timeout = config.stepTimeout();
        this.metrics = metrics;
    }

    /**
     * @param lengthBytes of the body, where it was announced
     */
    public PostOutcome take(Post post, InputStream body, OptionalLong lengthBytes) {
        return timed(post, lengthBytes, () -> intake.take(body, lengthBytes));
    }

    /** One that its sender put into the store; it is copied, and stays for the caller to remove. */
    public PostOutcome takeUploaded(Post post, Uploaded uploaded) {
        return timed(post, OptionalLong.of(Uploaded.BUFFER_BYTES), () -> intake.take(uploaded));
    }

    /** Where the newest arrival says the same of the same bytes. */
    public Optional<PostOutcome> alreadyTaken(Post post, String sha256) {
        String imageId = post.name(sha256).imageId();
        return receipts.read(post.collectionId(), imageId)
                .filter(Filed::announced)
                .map(Filed::receipt)
                .filter(newest -> newest.says(sha256, post.statement().digest()))
                .map(newest -> new PostOutcome.AlreadyHere(imageId, newest.version(), sha256));
    }

    private PostOutcome timed(Post post, OptionalLong memoryBytes, Supplier<Taking> reading) {
        long start = System.nanoTime();
        var outcome = admitted(post, memoryBytes, reading);
        IngestMetric.POSTS.count(metrics, outcome.word());
        IngestMetric.POST_TIME.took(metrics, outcome.word(), Duration.ofNanos(System.nanoTime() - start));
        LOG.debugf("collectionId=%s stage=arrived outcome=%s", post.collectionId(), outcome);
        return outcome;
    }

    private PostOutcome admitted(Post post, OptionalLong memoryBytes, Supplier<Taking> reading) {
        var place = gate.enter(memoryBytes);
        if (place.isEmpty()) {
            return new PostOutcome.Busy();
        }
        try (var _ = place.get()) {
            return switch (reading.get()) {
                case Taking.Broken(var cause) -> new PostOutcome.Broken(cause);
                case Taking.Unfit unfit -> refused(post, unfit);
                case Taking.Taken(var photograph) -> {
                    try (photograph) {
                        IngestMetric.POST_BYTES.add(metrics, "", photograph.sizeBytes());
                        var damage = Digests.damage(post.expectedSha256(), photograph.sha256());
                        yield damage.isPresent() ? refused(post, damage.get()) : arrived(post, photograph);
                    }
                }
            };
        }
    }

    /**
     * Photographs that a batch does not post, because they are here.
     *
     * @param identifiers by imageId
     */
    void countAlreadyHere(Batch batch, Map<String, String> identifiers) {
        announcer.alreadyHere(
                new PostedItem.Owner(batch.collectionId(), batch.institutionId()), batch.batchId(), identifiers);
    }

    /** One of which no byte was read: rejected, so that its institution sees it in its collection and in its batch. */
    public void refuseUnread(RefusedPhotograph unread, TraceParent trace) {
        announcer.refused(unread, nextVersion(unread.collectionId(), unread.imageId()), trace);
        IngestMetric.POSTS.count(metrics, unread.reasonCode());
        LOG.debugf("collectionId=%s stage=arrived refused=%s", unread.collectionId(), unread);
    }

    private PostOutcome refused(Post post, Taking.Unfit unfit) {
        String imageId = post.name(unfit.sha256()).imageId();
        announcer.refused(
                RefusedPhotograph.of(post, imageId, unfit), nextVersion(post.collectionId(), imageId), post.trace());
        return new PostOutcome.Refused(imageId, unfit.status(), unfit.reasonCode(), unfit.sentence());
    }

    private int nextVersion(String collectionId, String imageId) {
        return receipts.read(collectionId, imageId)
                        .map(filed -> filed.receipt().version())
                        .orElse(0)
                + 1;
    }

    private PostOutcome arrived(Post post, Photograph photograph) {
        String imageId = post.name(photograph.sha256()).imageId();
        return locks.alone(imageId, () -> raced(post, imageId, photograph), () -> new PostOutcome.Contended(imageId));
    }

    private PostOutcome raced(Post post, String imageId, Photograph photograph) {
        for (int attempt = 0; attempt < attempts; attempt++) {
            var filed = receipts.read(post.collectionId(), imageId);
            var newest = filed.map(Filed::receipt);
            if (isStale(post, newest)) {
                return new PostOutcome.Stale(imageId);
            }
            switch (verdict(filed, post, photograph)) {
                case Verdict.AlreadyHere(var version) -> {
                    alreadyHere(post, filed.orElseThrow());
                    return new PostOutcome.AlreadyHere(imageId, version, photograph.sha256());
                }
                case Verdict.Arrives arrives -> {
                    if (isClaimed(post, newest, keptFor(arrives, newest), photograph)) {
                        return new PostOutcome.Accepted(imageId, arrives.version(), photograph.sha256());
                    }
                }
            }
            IngestMetric.RACES.count(metrics, "");
        }
        return new PostOutcome.Contended(imageId);
    }

    /** A new statement about bytes that are gone brings them again. */
    private Verdict.Arrives keptFor(Verdict.Arrives arrives, Optional<Receipt> newest) {
        boolean gone = arrives.difference() == Verdict.Difference.METADATA
                && newest.filter(before -> store.exists(ImageStore.keyOf(before.location()))
                                .await()
                                .atMost(timeout))
                        .isEmpty();
        return gone ? new Verdict.Arrives(arrives.version(), Verdict.Difference.PIXELS) : arrives;
    }

    private Verdict verdict(Optional<Filed> filed, Post post, Photograph photograph) {
        var newest = filed.map(Filed::receipt);
        return Verdict.of(
                newest,
                filed.filter(Filed::announced).isPresent(),
                photograph.sha256(),
                post.statement().digest(),
                () -> newest.filter(before -> progress.hasFailed(before.imageId(), before.version()))
                        .isPresent());
    }

    /** Stores, claims, announces and files, in this order. False where another writer owns the version. */
    private boolean isClaimed(Post post, Optional<Receipt> before, Verdict.Arrives arrives, Photograph photograph) {
        String imageId = post.name(photograph.sha256()).imageId();
        var stored = arrives.difference() == Verdict.Difference.METADATA
                ? before.map(Receipt::location).orElseThrow()
                : kept(post, imageId, arrives.version(), photograph);
        var receipt = receipt(post, before, arrives.version(), stored, photograph);
        if (!receipts.claim(receipt)) {
            if (arrives.difference() != Verdict.Difference.METADATA) {
                store.delete(stored).await().atMost(timeout); // of this attempt alone
            }
            return false;
        }
        announcer.arrived(receipt, arrives.difference(), post.statement().batchId(), post.trace());
        receipts.file(receipt);
        return true;
    }

    private URI kept(Post post, String imageId, int version, Photograph photograph) {
        String key = StoreKeys.original(post.collectionId(), imageId, version, UUID.randomUUID(), photograph.sha256());
        photograph.keep(key);
        return store.locationOf(key);
    }

    private void alreadyHere(Post post, Filed filed) {
        announcer.alreadyHere(post, filed.receipt());
        post.sequencer().ifPresent(newer -> receipts.file(filed.receipt().withSequencer(newer)));
    }

    private static boolean isStale(Post post, Optional<Receipt> newest) {
        return newest.filter(receipt -> Sequencer.isStale(post.sequencer(), post.modifiedAt(), receipt))
                .isPresent();
    }

    private static Receipt receipt(
            Post post, Optional<Receipt> before, int version, URI location, Photograph photograph) {
        String imageId = post.name(photograph.sha256()).imageId();
        return new Receipt(
                imageId,
                post.collectionId(),
                post.statement().institutionId(),
                post.name(photograph.sha256()).identifier(),
                version,
                photograph.sha256(),
                post.statement().digest(),
                location,
                Instant.ofEpochMilli(System.currentTimeMillis()),
                Optional.empty(),
                post.sequencer().or(() -> before.flatMap(Receipt::sequencer)),
                Optional.of(ReceiptContent.of(post.statement(), photograph)));
    }
}
