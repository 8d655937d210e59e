package org.vitrine.ingest.withdrawal;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.arrival.ImageLocks;
import org.vitrine.ingest.arrival.Receipt;
import org.vitrine.ingest.arrival.ReceiptStore;
import org.vitrine.ingest.measure.IngestMetric;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.ImageStore;
import org.vitrine.store.StoreKeys;

/**
 * Withdraws images: claims a version, waits for the acknowledgement of {@code image-withdrawn}, deletes the originals
 * and files the receipt, in this order. Withdrawing the image again completes a withdrawal that a crash interrupted.
 *
 * <p>Only originals of versions before the withdrawal are deleted, by their keys: a photograph that is posted meanwhile
 * has a later version. All methods block.
 */
@ApplicationScoped
public class Withdrawals {

    private static final URI SOURCE = URI.create("/ingest-service");

    private final ReceiptStore receipts;
    private final ImageStore store;
    private final ImageLocks locks;
    private final MutinyEmitter<ImageWithdrawn> withdrawals;
    private final int maxAttempts;
    private final Duration timeout;
    private final MeterRegistry metrics;

    Withdrawals(
            ReceiptStore receipts,
            ImageStore store,
            ImageLocks locks,
            @Channel("image-withdrawn") MutinyEmitter<ImageWithdrawn> withdrawals,
            IngestConfig config,
            MeterRegistry metrics) {
        this.receipts = receipts;
        this.store = store;
        this.locks = locks;
        this.withdrawals = withdrawals;
        this.maxAttempts = config.raceAttempts();
        this.timeout = config.stepTimeout();
        this.metrics = metrics;
    }

    /** The outcome of a withdrawal. */
    public sealed interface Outcome {

        /**
         * The image was withdrawn now.
         *
         * @param version version that the withdrawal made
         */
        record Withdrawn(int version) implements Outcome {}

        /**
         * The image had been withdrawn before.
         *
         * @param version version that the earlier withdrawal made
         */
        record AlreadyWithdrawn(int version) implements Outcome {}

        /** The image has no receipt. */
        record Unknown() implements Outcome {}

        /** Posts of the same image were faster in every attempt, or held its lock for too long. */
        record Contended() implements Outcome {}
    }

    /**
     * Withdraws an image and returns when the withdrawal is durable.
     *
     * @param reason free text for the event; may be empty
     */
    public Outcome withdraw(String collectionId, String imageId, String reason, TraceParent trace) {
        return locks.withLock(
                imageId, () -> withdrawWithRetries(collectionId, imageId, reason, trace), Outcome.Contended::new);
    }

    private Outcome withdrawWithRetries(String collectionId, String imageId, String reason, TraceParent trace) {
        for (int attempt = 0; attempt < maxAttempts; attempt++) {
            var filed = receipts.read(collectionId, imageId);
            if (filed.isEmpty()) {
                return new Outcome.Unknown();
            }
            Receipt newest = filed.get().receipt();
            if (newest.withdrawnAt().isPresent()) {
                if (!filed.get().announced()) {
                    finish(newest, reason, trace);
                }
                deleteOriginals(newest);
                return new Outcome.AlreadyWithdrawn(newest.version());
            }
            var withdrawal = newest.withdrawn(Instant.ofEpochMilli(System.currentTimeMillis()));
            if (receipts.claim(withdrawal)) {
                finish(withdrawal, reason, trace);
                IngestMetric.WITHDRAWALS.count(metrics, "");
                return new Outcome.Withdrawn(withdrawal.version());
            }
        }
        return new Outcome.Contended();
    }

    private void finish(Receipt withdrawal, String reason, TraceParent trace) {
        announce(withdrawal, reason, trace);
        deleteOriginals(withdrawal);
        receipts.writeCopy(withdrawal);
    }

    private void announce(Receipt withdrawal, String reason, TraceParent trace) {
        var fact = ImageWithdrawn.newBuilder()
                .setImageId(withdrawal.imageId())
                .setCollectionId(withdrawal.collectionId())
                .setInstitutionId(withdrawal.institutionId())
                .setVersion(withdrawal.version())
                .setReason(reason)
                .setWithdrawnAt(withdrawal.withdrawnAt().orElseThrow())
                .build();
        withdrawals
                .sendMessage(CloudEvents.message(
                        Topic.IMAGE_WITHDRAWN,
                        withdrawal.imageId(),
                        fact,
                        SOURCE,
                        withdrawal.location().toString(),
                        trace))
                .await()
                .atMost(timeout);
    }

    /** Deletes the originals of all versions before the withdrawal. */
    private void deleteOriginals(Receipt withdrawal) {
        store.deletePrefix(
                        StoreKeys.originals(withdrawal.collectionId(), withdrawal.imageId()),
                        key -> StoreKeys.version(key) < withdrawal.version())
                .await()
                .atMost(timeout);
    }
}
