package org.vitrine.index.join;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.jboss.logging.Logger;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Topic;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.ReaderSettings;
import org.vitrine.index.streams.OutageClassifier;

/** Reads topic image-documents with a consumer of its own, which joins no consumer group. */
final class SentDocumentsInKafka implements SentDocuments {

    private static final Logger LOG = Logger.getLogger(SentDocumentsInKafka.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaClientSettings kafka;
    private final Serde<ImageDocument> format;
    private final Duration timeout;

    /** @param timeout maximum time without new records from Kafka before {@link #read} fails */
    SentDocumentsInKafka(KafkaClientSettings kafka, Serde<ImageDocument> format, Duration timeout) {
        this.kafka = kafka;
        this.format = format;
        this.timeout = timeout;
    }

    @Override
    public void read(int partitionNumber, BiConsumer<String, ImageFacts> handler) {
        var partition = new TopicPartition(Topic.IMAGE_DOCUMENTS.topicName(), partitionNumber);
        try (var consumer = new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition), timeout).getOrDefault(partition, 0L);
            long records = 0;
            long deadline = System.nanoTime() + timeout.toNanos();
            while (consumer.position(partition, timeout) < end) {
                var found = consumer.poll(POLL);
                for (var record : found) {
                    facts(record).ifPresent(facts -> handler.accept(imageId(record), facts));
                    records++;
                }
                if (!found.isEmpty()) {
                    deadline = System.nanoTime() + timeout.toNanos();
                } else if (System.nanoTime() > deadline) {
                    throw new TimeoutException(
                            "%s was not read to offset %d within %s".formatted(partition, end, timeout));
                }
            }
            LOG.infof("partition=%s records=%d read back into the join's store", partition, records);
        }
    }

    /** Returns the facts of a record; empty where it cannot be read or has no key: the index writer dead-letters it. */
    private Optional<ImageFacts> facts(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            LOG.warnf(
                    "skipped record topic=%s partition=%d offset=%d: it has no key",
                    record.topic(), record.partition(), record.offset());
            return Optional.empty();
        }
        if (record.value() == null) {
            return WithdrawalTombstone.from(record.headers()).map(ImageFacts::of);
        }
        try {
            return Optional.of(
                    ImageFacts.of(format.deserializer().deserialize(record.topic(), record.headers(), record.value())));
        } catch (RuntimeException failure) {
            if (OutageClassifier.isOutage(failure)) {
                throw failure;
            }
            LOG.warnf(
                    failure,
                    "skipped record topic=%s partition=%d offset=%d",
                    record.topic(),
                    record.partition(),
                    record.offset());
            return Optional.empty();
        }
    }

    private static String imageId(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private Map<String, Object> settings() {
        return ReaderSettings.of(
                kafka,
                Map.of(
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "index-join-read-back",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(timeout.toMillis())));
    }
}
