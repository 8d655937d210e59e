package org.vitrine.platform.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads whole topics for tests. It keeps one consumer and the records of each topic, because tests read the same
 * topic until it has a record, and a new consumer takes longer than the new records. Thread-safe.
 */
public final class TopicRecords implements AutoCloseable {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);

    /**
     * How long the broker holds a fetch without records, 500 ms by default. While it does, it answers no other request
     * of the consumer, such as the one for the end of the topic.
     */
    private static final int FETCH_MAX_WAIT_MS = 20;

    private final String bootstrapServers;
    private final Map<String, OpenTopic> topics = new HashMap<>();

    public TopicRecords(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Returns all records that are in the topic now. Records of one partition are in their order.
     *
     * @throws AssertionError where the topic does not exist
     */
    public synchronized List<ConsumerRecord<String, byte[]>> of(String topic) {
        var open = topics.get(topic);
        if (open == null) {
            open = open(topic);
            topics.put(topic, open);
        }
        return open.readToEnd();
    }

    /** Returns the records of a key that are in the topic now, in the order in which they were written. */
    public List<ConsumerRecord<String, byte[]>> of(String topic, String key) {
        return of(topic).stream().filter(record -> key.equals(record.key())).toList();
    }

    @Override
    public synchronized void close() {
        topics.values().forEach(topic -> topic.consumer().close());
        topics.clear();
    }

    private OpenTopic open(String topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", FETCH_MAX_WAIT_MS),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            consumer.close();
            throw new AssertionError("topic " + topic + " does not exist");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new OpenTopic(consumer, partitions, new ArrayList<>());
    }

    /** A consumer of one topic, and the records that it has read. */
    private record OpenTopic(
            KafkaConsumer<String, byte[]> consumer,
            List<TopicPartition> partitions,
            List<ConsumerRecord<String, byte[]>> read) {

        List<ConsumerRecord<String, byte[]>> readToEnd() {
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL_TIMEOUT).forEach(read::add);
            }
            return List.copyOf(read);
        }
    }
}
