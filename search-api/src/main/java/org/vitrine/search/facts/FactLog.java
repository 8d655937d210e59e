package org.vitrine.search.facts;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.FactSerdes;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.TraceParent;

/**
 * Writes facts to Kafka topics, and returns when all in-sync replicas have them. Blocks: call it on a virtual thread.
 *
 * <p>If Kafka does not answer in time, it fails with an exception that is answered 503. The fact may have been written
 * all the same, so writing it again must change nothing.
 */
@ApplicationScoped
public class FactLog {

    private static final URI SOURCE = URI.create("/search-api");
    private static final int DELIVERY_TIMEOUT_MS = 10_000;
    private static final int MAX_BLOCK_MS = 5_000;

    private final FactSerdes serdes;
    private final Producer<String, byte[]> producer;

    FactLog(FactSerdes serdes, KafkaClientSettings kafka) {
        this.serdes = serdes;
        this.producer = new KafkaProducer<>(
                kafka.ofProducer(Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "search-api-facts",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        // The size of a decision about 5,000 specimens with long numbers, before it is compressed.
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        8 << 20,
                        ProducerConfig.PARTITIONER_CLASS_CONFIG,
                        CollectionPartitioner.class,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        DELIVERY_TIMEOUT_MS / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        DELIVERY_TIMEOUT_MS,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        MAX_BLOCK_MS)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Writes a fact.
     *
     * @return the offset of the record in its partition
     */
    public <T extends SpecificRecord> long write(Topic topic, String key, T fact, Class<T> type) {
        var headers = CloudEvents.headers(topic, key, fact, SOURCE, "", TraceParent.start());
        byte[] value = serdes.of(type).serializer().serialize(topic.topicName(), headers, fact);
        return send(new ProducerRecord<>(topic.topicName(), null, key, value, headers));
    }

    /** Writes a tombstone, so that compaction of the topic deletes the record. */
    public void erase(Topic topic, String key) {
        send(new ProducerRecord<>(topic.topicName(), key, null));
    }

    private long send(ProducerRecord<String, byte @Nullable []> fact) {
        try {
            return producer.send(fact).get().offset();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(
                    "Kafka did not acknowledge record '%s' of topic %s".formatted(fact.key(), fact.topic()),
                    failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TimeoutException(
                    "interrupted before Kafka acknowledged record '%s'".formatted(fact.key()), stopped);
        }
    }

    void close(@Observes ShutdownEvent end) {
        producer.close();
    }
}
