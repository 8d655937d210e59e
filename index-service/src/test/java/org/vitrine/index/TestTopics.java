package org.vitrine.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.platform.junit.TopicRecords;

/**
 * Writes facts to topics as other services do, and reads whole topics. Not thread-safe.
 *
 * <p>The serde of each kind of fact is reused: a new one requests its schema from the registry, which takes longer than
 * writing the record.
 */
public final class TestTopics implements AutoCloseable {

    private final FactSerdes serdes;
    private final TopicRecords records;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<Class<?>, Serde<?>> formats = new ConcurrentHashMap<>();
    private final List<Future<RecordMetadata>> underWay = new ArrayList<>();

    public TestTopics(String bootstrapServers, FactSerdes serdes) {
        this.serdes = serdes;
        this.records = new TopicRecords(bootstrapServers);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    public <T extends SpecificRecord> void send(Topic topic, String key, T fact) {
        sendBytes(topic.topicName(), key, bytes(topic, fact));
    }

    /**
     * Sends a record without waiting for its acknowledgement; {@link #awaitAll} waits. For tests with thousands of
     * records.
     */
    public <T extends SpecificRecord> void sendAsync(Topic topic, String key, T fact) {
        underWay.add(producer.send(new ProducerRecord<>(topic.topicName(), key, bytes(topic, fact))));
    }

    /** Waits until all records of {@link #sendAsync} are acknowledged. */
    public void awaitAll() {
        try {
            for (var record : underWay) {
                record.get();
            }
            underWay.clear();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError("could not write all facts", failure);
        }
    }

    /** Returns the serialised fact, as in its topic. */
    @SuppressWarnings("unchecked")
    public <T extends SpecificRecord> byte[] bytes(Topic topic, T fact) {
        return format((Class<T>) fact.getClass()).serializer().serialize(topic.topicName(), fact);
    }

    @SuppressWarnings("unchecked") // each class is the key of its own serde
    public <T extends SpecificRecord> Serde<T> format(Class<T> type) {
        return (Serde<T>) formats.computeIfAbsent(type, _ -> serdes.of(type));
    }

    public void sendBytes(String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError("could not write to " + topic, failure);
        }
    }

    <T extends SpecificRecord> List<T> facts(Topic topic, Class<T> type, String key) {
        var deserializer = format(type).deserializer();
        return values(topic.topicName(), key).stream()
                .map(value -> deserializer.deserialize(topic.topicName(), value))
                .toList();
    }

    List<byte[]> values(String topic, String key) {
        return records.of(topic, key).stream().map(ConsumerRecord::value).toList();
    }

    List<String> headers(String topic, String key, String name) {
        return records.of(topic, key).stream()
                .map(record -> new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        records.close();
        formats.values().forEach(Serde::close);
    }
}
