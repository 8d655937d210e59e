package org.vitrine.benchmarks.backfill;

import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts the records of Kafka topics. Not thread-safe. */
final class TopicOffsets implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;

    TopicOffsets(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Returns the sum of the end offsets of all partitions: the number of records since the topic was created. */
    long records(String topic) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        return consumer.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
