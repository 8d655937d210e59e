package org.vitrine.index.writer;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.index.metric.IndexMetric;

/**
 * Starts and stops the writers of images, items and decisions with the service; each has a {@link SessionLoop} and a
 * consumer group of its own.
 */
@ApplicationScoped
public class DocumentWriter {

    /**
     * The minimum number of documents of images that one poll may return: more than a fetch of the default
     * {@code vitrine.index.writer.batch-bytes} has, about 540. A partition with records that no poll has returned yet
     * is left out of the next fetch, and so the last documents of a bulk decision would wait until the broker ends that
     * fetch. {@link BulkWrite} splits a large batch into requests.
     */
    private static final int MIN_POLLED_IMAGES = 1_000;

    private final SessionLoop<DocumentInstruction.PreparedDocument> images;
    private final SessionLoop<ItemWrite.PreparedItem> items;
    private final SessionLoop<DecisionWrite.PreparedDecision> decisions;
    private final MeterRegistry meters;

    DocumentWriter(
            WriterConfig config,
            BulkWrite bulk,
            ItemWrite itemWrite,
            DecisionWrite decisionWrite,
            MeterRegistry meters,
            KafkaClientSettings kafka) {
        this.meters = meters;
        int documents = config.batchDocuments();
        this.images =
                new SessionLoop<>(config.group(), bulk, Math.max(documents, MIN_POLLED_IMAGES), config, meters, kafka);
        this.items = new SessionLoop<>(config.itemsGroup(), itemWrite, documents, config, meters, kafka);
        this.decisions = new SessionLoop<>(config.decisionsGroup(), decisionWrite, documents, config, meters, kafka);
    }

    /** Returns the state of the writer of images. */
    public WriterState state() {
        return images.state();
    }

    /** Returns the number of records of image-documents not read yet, over the partitions of this replica. */
    public long lag() {
        return images.lag();
    }

    /** Whether all writer threads run, or have not been started yet. */
    public boolean isAlive() {
        return images.isAlive() && items.isAlive() && decisions.isAlive();
    }

    void start(@Observes StartupEvent start) {
        IndexMetric.LAG.gauge(meters, images::lag);
        images.start();
        items.start();
        decisions.start();
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        // All at once: closing a consumer waits for its fetch.
        images.requestStop();
        items.requestStop();
        decisions.requestStop();
        images.stop();
        items.stop();
        decisions.stop();
    }
}
