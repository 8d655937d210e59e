package org.vitrine.ingest;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.platform.junit.TopicRecords;

/**
 * Reads the records of one key from a topic, from its beginning.
 *
 * <p>The deserializer of each type is kept: a new one requests the schemas from the registry, which takes longer than
 * reading the records.
 */
@ApplicationScoped
public class FlowProbe {

    private final FactSerdes serdes;
    private final TopicRecords records;
    private final Map<Class<?>, Deserializer<?>> formats = new ConcurrentHashMap<>();

    FlowProbe(FactSerdes serdes, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.serdes = serdes;
        this.records = new TopicRecords(bootstrapServers);
    }

    @PreDestroy
    void close() {
        records.close();
    }

    /** Returns all records of a key that are in the topic now. */
    public <T extends SpecificRecord> List<ConsumerRecord<String, T>> of(Topic topic, Class<T> type, String key) {
        return of(topic.topicName(), format(type), key);
    }

    @SuppressWarnings("unchecked") // each class is the key of its own deserializer
    private <T extends SpecificRecord> Deserializer<T> format(Class<T> type) {
        return (Deserializer<T>)
                formats.computeIfAbsent(type, _ -> serdes.of(type).deserializer());
    }

    /** Returns the values of a key that are in a topic with JSON values now. */
    public List<String> texts(String topic, String key) {
        return of(topic, new StringDeserializer(), key).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    private <T> List<ConsumerRecord<String, T>> of(String topic, Deserializer<T> format, String key) {
        return records.of(topic, key).stream()
                .map(record -> withValue(
                        record,
                        record.value() == null
                                ? null
                                : format.deserialize(record.topic(), record.headers(), record.value())))
                .toList();
    }

    private static <T> ConsumerRecord<String, T> withValue(ConsumerRecord<String, byte[]> record, @Nullable T value) {
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                record.serializedKeySize(),
                record.serializedValueSize(),
                record.key(),
                value,
                record.headers(),
                record.leaderEpoch());
    }
}
