package org.vitrine.ingest.arrival;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.vitrine.ingest.arrival.ReceiptStore.Filed;
import org.vitrine.ingest.measure.IngestMetric;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.ImageStore;
import org.vitrine.store.StoreKeys;

/**
 * Takes photographs in, from wherever they come. Waits; call it on a thread that may.
 *
 * <p>The order is what makes it safe: bytes durable, event acknowledged, receipt written, answer given. A crash in
 * between leaves bytes nobody refers to, or the same event twice with the same version.
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
    private final int attempts;
    private final MeterRegistry metrics;

    Arrivals(
            Gate gate,
            Intake intake,
            ReceiptStore receipts,
            Announcer announcer,
            ImageStore store,
            ImageLocks locks,
            IngestConfig config,
            MeterRegistry metrics) {
        this.gate = gate;
        this.intake = intake;
        this.receipts = receipts;
        this.announcer = announcer;
        this.store = store;
        this.locks = locks;
        this.attempts = config.raceAttempts();
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

    private PostOutcome refused(Post post, Taking.Unfit unfit) {
        String imageId = post.name(unfit.sha256()).imageId();
        int version = receipts.read(post.collectionId(), imageId)
                        .map(filed -> filed.receipt().version())
                        .orElse(0)
                + 1;
        announcer.refused(post, imageId, version, unfit);
        return new PostOutcome.Refused(imageId, unfit.status(), unfit.reasonCode(), unfit.sentence());
    }

    private PostOutcome arrived(Post post, Photograph photograph) {
        String imageId = post.name(photograph.sha256()).imageId();
        return locks.alone(imageId, () -> raced(post, imageId, photograph), () -> new PostOutcome.Contended(imageId));
    }

    private PostOutcome raced(Post post, String imageId, Photograph photograph) {
        var filed = receipts.read(post.collectionId(), imageId);
        for (int attempt = 0; attempt < attempts; attempt++) {
            var newest = filed.map(Filed::receipt);
            if (isStale(post, newest)) {
                return new PostOutcome.Stale(imageId);
            }
            switch (Verdict.of(newest, photograph.sha256(), post.statement().digest())) {
                case Verdict.AlreadyHere(var version) -> {
                    if (alreadyHere(post, filed.orElseThrow())) {
                        return new PostOutcome.AlreadyHere(imageId, version, photograph.sha256());
                    }
                }
                case Verdict.Arrives(var version, var difference) -> {
                    var receipt = receipt(post, newest, version, photograph);
                    photograph.keep(StoreKeys.original(post.collectionId(), imageId, photograph.sha256()));
                    announcer.arrived(post, receipt, difference, photograph);
                    // A repeated write whose first attempt had succeeded is refused, too: then the receipt is ours.
                    if (receipts.write(receipt, filed) || isFiled(receipt)) {
                        return new PostOutcome.Accepted(imageId, version, photograph.sha256());
                    }
                }
            }
            IngestMetric.RACES.count(metrics, "");
            filed = receipts.read(post.collectionId(), imageId);
        }
        return new PostOutcome.Contended(imageId);
    }

    private boolean isFiled(Receipt receipt) {
        return receipts.read(receipt.collectionId(), receipt.imageId())
                .map(Filed::receipt)
                .filter(receipt::equals)
                .isPresent();
    }

    /** False where the receipt changed meanwhile. */
    private boolean alreadyHere(Post post, Filed filed) {
        announcer.alreadyHere(post, filed.receipt());
        return post.sequencer()
                .map(newer -> receipts.write(filed.receipt().withSequencer(newer), Optional.of(filed)))
                .orElse(true);
    }

    private static boolean isStale(Post post, Optional<Receipt> newest) {
        Optional<String> seen = newest.flatMap(Receipt::sequencer);
        return post.sequencer().isPresent()
                && seen.isPresent()
                && !Sequencer.isNewer(post.sequencer().get(), seen.get());
    }

    private Receipt receipt(Post post, Optional<Receipt> before, int version, Photograph photograph) {
        String imageId = post.name(photograph.sha256()).imageId();
        return new Receipt(
                imageId,
                post.collectionId(),
                post.statement().institutionId(),
                post.name(photograph.sha256()).identifier(),
                version,
                photograph.sha256(),
                post.statement().digest(),
                store.locationOf(StoreKeys.original(post.collectionId(), imageId, photograph.sha256())),
                Instant.ofEpochMilli(System.currentTimeMillis()),
                Optional.empty(),
                post.sequencer().or(() -> before.flatMap(Receipt::sequencer)));
    }
}
