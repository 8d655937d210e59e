package org.vitrine.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;

/**
 * Reads the records of one key from a topic, from its beginning.
 *
 * <p>The deserializer of each type is kept: a new one requests the schemas from the registry, which takes longer than
 * reading the records.
 */
@ApplicationScoped
public class FlowProbe {

    private static final Duration POLL = Duration.ofMillis(200);

    private final FactSerdes serdes;
    private final String bootstrapServers;
    private final Map<Class<?>, Deserializer<?>> formats = new ConcurrentHashMap<>();

    FlowProbe(FactSerdes serdes, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.serdes = serdes;
        this.bootstrapServers = bootstrapServers;
    }

    /** Returns all records of a key that are in the topic now. */
    public <T extends SpecificRecord> List<ConsumerRecord<String, T>> of(Topic topic, Class<T> type, String key) {
        return of(topic.topicName(), format(type), key);
    }

    @SuppressWarnings("unchecked") // each class is the key of its own deserializer
    private <T extends SpecificRecord> Deserializer<T> format(Class<T> type) {
        return (Deserializer<T>) formats.computeIfAbsent(
                type, _ -> new KeptOpen<>(serdes.of(type).deserializer()));
    }

    /** A deserializer without {@code close}: a consumer closes its deserializers, and these must outlive it. */
    private record KeptOpen<T>(Deserializer<T> format) implements Deserializer<T> {

        @Override
        public T deserialize(String topic, byte[] bytes) {
            return format.deserialize(topic, bytes);
        }

        @Override
        public T deserialize(String topic, Headers headers, byte[] bytes) {
            return format.deserialize(topic, headers, bytes);
        }
    }

    /** Returns the values of a key that are in a topic with JSON values now. */
    public List<String> texts(String topic, String key) {
        return of(topic, new StringDeserializer(), key).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    private <T> List<ConsumerRecord<String, T>> of(String topic, Deserializer<T> values, String key) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "group.id", "probe-" + UUID.randomUUID());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, T>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> {
                    if (key.equals(record.key())) {
                        found.add(record);
                    }
                });
            }
            return found;
        }
    }
}
