package org.vitrine.ingest.reprocess;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.FactSerdes;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.TraceParent;

/** Publishes known events again. Blocks until Kafka has acknowledged them, at most 30 s each. */
@ApplicationScoped
class ReprocessAnnouncer {

    private static final URI SOURCE = URI.create("/ingest-service");
    private static final int ACK_TIMEOUT_MS = 30_000;

    private final FactSerdes serdes;
    private final Producer<String, byte[]> producer;

    ReprocessAnnouncer(FactSerdes serdes, KafkaClientSettings kafka) {
        this.serdes = serdes;
        this.producer = new KafkaProducer<>(
                kafka.ofProducer(Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "ingest-reprocess",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        ACK_TIMEOUT_MS / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        ACK_TIMEOUT_MS,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        ACK_TIMEOUT_MS)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void announce(PendingReprocessing work) throws InterruptedException {
        switch (work) {
            case PendingReprocessing.None() -> {}
            case PendingReprocessing.Prepare(var fact) ->
                send(Topic.IMAGE_ARRIVED, fact.getImageId(), fact, ImageArrived.class, fact.getLocation());
            case PendingReprocessing.Describe(var fact) ->
                send(Topic.PREPROCESSED, fact.getImageId(), fact, Preprocessed.class, fact.getOriginalLocation());
            case PendingReprocessing.Settle(var fact) ->
                send(Topic.EMBEDDED, fact.getImageId(), fact, Embedded.class, "");
        }
    }

    private <T extends SpecificRecord> void send(Topic topic, String imageId, T fact, Class<T> type, String dataref)
            throws InterruptedException {
        var headers = CloudEvents.headers(topic, imageId, fact, SOURCE, dataref, TraceParent.start());
        byte[] value = serdes.of(type).serializer().serialize(topic.topicName(), headers, fact);
        try {
            producer.send(new ProducerRecord<>(topic.topicName(), null, imageId, value, headers))
                    .get(ACK_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException(
                    "Kafka did not accept the record of '%s' for topic %s".formatted(imageId, topic.topicName()),
                    failure);
        }
    }

    void close(@Observes ShutdownEvent end) {
        producer.close();
    }
}
