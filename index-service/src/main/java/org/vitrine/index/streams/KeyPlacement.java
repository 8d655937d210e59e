package org.vitrine.index.streams;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.ReaderSettings;

/**
 * Finds whether a topic got more partitions after it had records. The keys of earlier records then are in partitions
 * other than those of later records with the same keys. Reads the first records of each partition. Blocks.
 */
final class KeyPlacement {

    /** With twice as many partitions, each earlier record has an even chance to be in the wrong one. */
    private static final int SAMPLE_RECORDS = 64;

    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaClientSettings kafka;
    private final Duration timeout;

    /**
     * A record in another partition than its key has.
     *
     * @param partition where the record is
     * @param expected where a record with its key is written now
     */
    record Misplaced(int partition, long offset, int expected) {}

    /**
     * @param kafka settings of the Kafka clients of this service
     * @param timeout how long Kafka may take to return the records of one partition
     */
    KeyPlacement(KafkaClientSettings kafka, Duration timeout) {
        this.kafka = kafka;
        this.timeout = timeout;
    }

    /** Returns the first misplaced record of a sample of a topic; records without key are skipped. */
    Optional<Misplaced> misplaced(String topic) {
        try (var consumer = new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            int partitions = consumer.partitionsFor(topic, timeout).size();
            for (int partition = 0; partition < partitions; partition++) {
                var found = misplaced(consumer, new TopicPartition(topic, partition), partitions);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
    }

    private Optional<Misplaced> misplaced(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, int partitions) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition), timeout).getOrDefault(partition, 0L);
        long deadline = System.nanoTime() + timeout.toNanos();
        int read = 0;
        while (read < SAMPLE_RECORDS && consumer.position(partition, timeout) < end) {
            for (var record : consumer.poll(POLL)) {
                read++;
                int expected = record.key() == null ? partition.partition() : partitionOf(record.key(), partitions);
                if (expected != partition.partition()) {
                    return Optional.of(new Misplaced(partition.partition(), record.offset(), expected));
                }
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(
                        "Kafka did not return the first records of %s within vitrine.index.streams.kafka-timeout %s; check the brokers"
                                .formatted(partition, timeout));
            }
        }
        return Optional.empty();
    }

    /** Returns the partition that Kafka's default partitioner gives a key. */
    static int partitionOf(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    private Map<String, Object> settings() {
        return ReaderSettings.of(
                kafka,
                Map.of(
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "index-key-placement",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        SAMPLE_RECORDS,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        256 * 1024));
    }
}
