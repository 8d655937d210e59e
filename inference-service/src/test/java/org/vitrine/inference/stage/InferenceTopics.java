package org.vitrine.inference.stage;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.platform.junit.TopicRecords;

/**
 * Writes events to topics and reads the resulting events.
 *
 * <p>It reuses one serde per type of event: a new serde requests its schema from the registry, which takes longer than
 * writing the event.
 */
final class InferenceTopics implements AutoCloseable {

    private final FactSerdes serdes;
    private final TopicRecords records;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<Class<?>, Serde<?>> formats = new HashMap<>();

    InferenceTopics(String bootstrapServers, FactSerdes serdes) {
        this.serdes = serdes;
        this.records = new TopicRecords(bootstrapServers);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    /** Returns all present records of a key, in the order of writing. */
    <T extends SpecificRecord> List<T> allOf(String topic, Class<T> type, String key) {
        return records.of(topic, key).stream()
                .map(record -> read(record, type).value())
                .toList();
    }

    /** Writes an event. */
    @SuppressWarnings("unchecked")
    <T extends SpecificRecord> void send(Topic topic, String key, T fact, String traceparent) {
        try {
            var serializer = format((Class<T>) fact.getClass()).serializer();
            var record = new ProducerRecord<>(topic.topicName(), key, serializer.serialize(topic.topicName(), fact));
            record.headers().add("traceparent", traceparent.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError("could not send to " + topic, failure);
        }
    }

    /** Waits for the record of a key. */
    <T extends SpecificRecord> ConsumerRecord<String, T> theOne(
            String topic, Class<T> type, String key, Duration patience) {
        return await("a record of " + key + " in " + topic)
                .atMost(patience)
                .until(() -> records.of(topic, key), found -> !found.isEmpty())
                .stream()
                .map(record -> read(record, type))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the topic has a record of a key now. */
    boolean seen(String topic, String key) {
        return !records.of(topic, key).isEmpty();
    }

    /** Returns the present number of records of a key. */
    int count(String topic, String key) {
        return records.of(topic, key).size();
    }

    /** Returns the keys of all present records. */
    Set<String> keys(String topic) {
        var keys = new HashSet<String>();
        records.of(topic).forEach(record -> keys.add(record.key()));
        return keys;
    }

    private <T extends SpecificRecord> ConsumerRecord<String, T> read(
            ConsumerRecord<String, byte[]> record, Class<T> type) {
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                record.serializedKeySize(),
                record.serializedValueSize(),
                record.key(),
                format(type).deserializer().deserialize(record.topic(), record.value()),
                record.headers(),
                record.leaderEpoch());
    }

    /** Synchronised, because tests may wait in another thread than the one that writes. */
    @SuppressWarnings("unchecked") // each class is the key of its own serde
    private synchronized <T extends SpecificRecord> Serde<T> format(Class<T> type) {
        return (Serde<T>) formats.computeIfAbsent(type, _ -> serdes.of(type));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        records.close();
        formats.values().forEach(Serde::close);
    }
}
