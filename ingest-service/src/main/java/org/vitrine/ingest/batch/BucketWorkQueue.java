package org.vitrine.ingest.batch;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.vitrine.ingest.settings.IngestConfig;

/**
 * Writes what is to be read from buckets to topic {@code s3-events}: notifications and work items. Each method blocks
 * until Kafka has acknowledged the record.
 */
@ApplicationScoped
public class BucketWorkQueue {

    private final MutinyEmitter<String> events;
    private final Duration timeout;

    BucketWorkQueue(@Channel("s3-events-out") MutinyEmitter<String> events, IngestConfig config) {
        this.events = events;
        this.timeout = config.stepTimeout();
    }

    /** Adds a work item of a batch. */
    public void add(BatchWork work) {
        add(work.orderKey(), work.json());
    }

    /**
     * Adds a notification.
     *
     * @param orderKey key of the record: records with the same key are processed in order
     */
    public void add(String orderKey, String json) {
        var metadata =
                OutgoingKafkaRecordMetadata.<String>builder().withKey(orderKey).build();
        events.sendMessage(Message.of(json).addMetadata(metadata)).await().atMost(timeout);
    }
}
