package org.vitrine.benchmarks.sizing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.vitrine.benchmarks.sizing.SizingMeasurement.MeasuredTopic;

/** Reads the sizes of Kafka's logs. Not thread-safe. */
final class KafkaLogSizes implements AutoCloseable {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
    private static final Duration MAX_READING_TIME = Duration.ofMinutes(10);

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;

    KafkaLogSizes(String bootstrapServers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        this.admin = Admin.create(settings);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Returns the size of every topic that has bytes, one copy, by name.
     *
     * @param compactedTopics topics whose records are read, to find the newest of each key
     */
    List<MeasuredTopic> read(Set<String> compactedTopics) throws ExecutionException, InterruptedException {
        Map<String, Map<TopicPartition, Long>> byTopic = new TreeMap<>();
        bytesOfPartitions()
                .forEach((partition, bytes) -> byTopic.computeIfAbsent(partition.topic(), _ -> new HashMap<>())
                        .put(partition, bytes));
        List<MeasuredTopic> topics = new ArrayList<>();
        for (var topic : byTopic.entrySet()) {
            long bytes = topic.getValue().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (bytes > 0) {
                List<TopicPartition> partitions = List.copyOf(topic.getValue().keySet());
                long records = consumer.endOffsets(partitions).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                double newestShare = compactedTopics.contains(topic.getKey()) ? newestShare(partitions) : 1;
                topics.add(new MeasuredTopic(topic.getKey(), records, bytes, newestShare));
            }
        }
        return topics;
    }

    /** Returns the size of the largest copy of each partition. */
    private Map<TopicPartition, Long> bytesOfPartitions() throws ExecutionException, InterruptedException {
        List<Integer> brokers =
                admin.describeCluster().nodes().get().stream().map(Node::id).toList();
        Map<TopicPartition, Long> largest = new HashMap<>();
        for (Map<String, LogDirDescription> directories :
                admin.describeLogDirs(brokers).allDescriptions().get().values()) {
            for (LogDirDescription directory : directories.values()) {
                directory.replicaInfos().forEach((partition, replica) -> {
                    if (!replica.isFuture()) {
                        largest.merge(partition, replica.size(), Long::max);
                    }
                });
            }
        }
        return largest;
    }

    /** Reads all records and returns the share of their bytes that the newest record of each key has. */
    private double newestShare(List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        String topic = partitions.getFirst().topic();
        var newest = new NewestRecords(topic);
        long deadline = System.nanoTime() + MAX_READING_TIME.toNanos();
        while (!isRead(ends)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%s could not be read within %s; measure a smaller Vitrine"
                        .formatted(partitions.getFirst().topic(), MAX_READING_TIME));
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_TIMEOUT)) {
                newest.add(Optional.ofNullable(record.key()), bytes(record), record.value() == null);
            }
        }
        if (newest.recordsWithoutKey() > 0) {
            System.err.printf(
                    "%d records of %s have no key; the share of its newest records is without them%n",
                    newest.recordsWithoutKey(), topic);
        }
        return newest.share();
    }

    private boolean isRead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static int bytes(ConsumerRecord<byte[], byte[]> record) {
        int bytes = Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        for (Header header : record.headers()) {
            bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return bytes;
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
