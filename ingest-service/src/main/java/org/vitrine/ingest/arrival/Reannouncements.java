package org.vitrine.ingest.arrival;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.arrival.ArrivalCheck.Difference;
import org.vitrine.ingest.measure.IngestMetric;
import org.vitrine.ingest.progress.ImageStage;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.ImageStore;

/**
 * Announces failed photographs again whose bytes are in the store, as a new version. The steps are those of an arrival:
 * version claimed, event acknowledged, receipt filed. Repeating it is safe: an image that was announced meanwhile is in
 * flight and is left as it is. Blocks.
 */
@ApplicationScoped
public class Reannouncements {

    private final ReceiptStore receipts;
    private final ImageStore store;
    private final ImageLocks locks;
    private final ArrivalPublisher arrivalPublisher;
    private final int maxAttempts;
    private final Duration timeout;
    private final MeterRegistry metrics;

    Reannouncements(
            ReceiptStore receipts,
            ImageStore store,
            ImageLocks locks,
            ArrivalPublisher arrivalPublisher,
            IngestConfig config,
            MeterRegistry metrics) {
        this.receipts = receipts;
        this.store = store;
        this.locks = locks;
        this.arrivalPublisher = arrivalPublisher;
        this.maxAttempts = config.raceAttempts();
        this.timeout = config.stepTimeout();
        this.metrics = metrics;
    }

    /**
     * Announces one image again where it has failed.
     *
     * @param stage stage of the image by index-service; empty where index-service has no such image
     */
    public RetryOutcome announce(String collectionId, String imageId, Optional<ImageStage> stage, TraceParent trace) {
        var outcome = locks.withLock(
                imageId, () -> announceWithRetries(collectionId, imageId, stage, trace), () -> RetryOutcome.IN_FLIGHT);
        IngestMetric.RETRIES.count(metrics, outcome.metricValue());
        return outcome;
    }

    private RetryOutcome announceWithRetries(
            String collectionId, String imageId, Optional<ImageStage> stage, TraceParent trace) {
        for (int attempt = 0; attempt < maxAttempts; attempt++) {
            switch (RetryDecision.of(receipts.read(collectionId, imageId), stage)) {
                case RetryDecision.Skip(var outcome) -> {
                    return outcome;
                }
                case RetryDecision.Announce(var receipt, int version) -> {
                    if (!isStored(receipt)) {
                        return RetryOutcome.MISSING_BYTES;
                    }
                    var reannounced = receipt.reannounced(version, Instant.ofEpochMilli(System.currentTimeMillis()));
                    if (receipts.claim(reannounced)) {
                        arrivalPublisher.publishArrival(reannounced, Difference.PIXELS, Optional.empty(), trace);
                        receipts.writeCopy(reannounced);
                        return RetryOutcome.ANNOUNCED;
                    }
                }
            }
        }
        return RetryOutcome.IN_FLIGHT; // other posts of the image were faster in every attempt
    }

    private boolean isStored(Receipt receipt) {
        return store.exists(ImageStore.keyOf(receipt.location())).await().atMost(timeout);
    }
}
