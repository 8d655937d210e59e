package org.vitrine.ingest.deadletter;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.ReaderSettings;

/**
 * Reads single records of Kafka by their offset, with a consumer of its own, for one request. Its methods throw
 * {@code dead-letters-unavailable} where Kafka does not answer in time. Not thread-safe.
 */
final class LetterReader implements AutoCloseable {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);
    private static final int FETCH_BYTES = 256 << 10;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Duration timeout;

    /** @param timeout how long one call may take */
    LetterReader(KafkaClientSettings kafka, Duration timeout) {
        this.timeout = timeout;
        this.consumer = new KafkaConsumer<>(
                ReaderSettings.of(
                        kafka,
                        Map.of(
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                                FETCH_BYTES,
                                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                Math.toIntExact(timeout.toMillis()))),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Returns the record of a letter; empty where Kafka has deleted it. */
    Optional<ConsumerRecord<byte[], byte[]>> read(LetterId letter) {
        var partition = letter.topicPartition();
        try {
            consumer.assign(List.of(partition));
            consumer.seek(partition, letter.offset());
            long deadline = System.nanoTime() + timeout.toNanos();
            while (System.nanoTime() < deadline) {
                var found = consumer.poll(POLL_TIMEOUT).records(partition);
                if (!found.isEmpty()) {
                    return Optional.of(found.getFirst()).filter(record -> record.offset() == letter.offset());
                }
                if (consumer.position(partition, timeout) != letter.offset()) {
                    return Optional.empty(); // Kafka has deleted the letter, and nothing follows it
                }
            }
        } catch (KafkaException failure) {
            throw unavailable(failure.toString());
        }
        throw unavailable("%s was not read within %s".formatted(letter, timeout));
    }

    /** Returns the offset of the next record of a partition. */
    long end(TopicPartition partition) {
        try {
            return consumer.endOffsets(List.of(partition), timeout).getOrDefault(partition, 0L);
        } catch (KafkaException failure) {
            throw unavailable(failure.toString());
        }
    }

    /**
     * Returns the records with the key of a letter in a part of a partition.
     *
     * @param from first offset of the part
     * @param until offset behind the part
     */
    KeyHistory historyOfKey(TopicPartition partition, DeadLetter letter, long from, long until) {
        var history = KeyHistory.NONE;
        if (from >= until) {
            return history;
        }
        byte[] key = letter.record().key();
        try {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            long deadline = System.nanoTime() + timeout.toNanos();
            while (consumer.position(partition, timeout) < until) {
                if (System.nanoTime() > deadline) {
                    throw unavailable("%s was not searched to offset %d within vitrine.ingest.dead-letters.read-timeout"
                            .formatted(partition, until));
                }
                for (var record : consumer.poll(POLL_TIMEOUT)) {
                    if (record.offset() < until && Arrays.equals(key, record.key())) {
                        history = history.and(record, letter.id());
                    }
                }
            }
        } catch (KafkaException failure) {
            throw unavailable(failure.toString());
        }
        return history;
    }

    private static RuntimeException unavailable(String cause) {
        return new DeadLetterProblem.Unavailable(cause).exception();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
