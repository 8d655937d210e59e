package org.vitrine.ingest.deadletter;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.ingest.progress.PrivateTopics;

/**
 * Sends replayed records and the outcomes of letters. Its producer is created with the first record. Thread-safe; every
 * method blocks until all in-sync replicas have the record.
 */
@ApplicationScoped
class LetterProducer {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_REQUEST_BYTES = 16 << 20;

    private final KafkaClientSettings kafka;
    private final Duration timeout;
    private @Nullable Producer<byte[], byte[]> producer;

    LetterProducer(DeadLetterConfig config, KafkaClientSettings kafka) {
        this.kafka = kafka;
        this.timeout = config.sendTimeout();
    }

    /** Kafka did not acknowledge a record, which may have been written all the same. */
    static final class NotAcknowledged extends Exception {

        private static final long serialVersionUID = 1L;

        NotAcknowledged(Throwable cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    RecordMetadata send(ProducerRecord<byte[], byte[]> record) throws NotAcknowledged, InterruptedException {
        try {
            return producer().send(record).get(timeout.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new NotAcknowledged(failure.getCause() == null ? failure : failure.getCause());
        } catch (TimeoutException | KafkaException failure) {
            throw new NotAcknowledged(failure);
        }
    }

    RecordMetadata send(LetterId letter, LetterOutcome outcome) throws NotAcknowledged, InterruptedException {
        return send(new ProducerRecord<>(
                PrivateTopics.DEAD_LETTER_OUTCOMES,
                letter.toString().getBytes(StandardCharsets.UTF_8),
                outcome.json()));
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            int timeoutMs = Math.toIntExact(timeout.toMillis());
            producer = new KafkaProducer<>(
                    kafka.ofProducer(Map.of(
                            ProducerConfig.CLIENT_ID_CONFIG,
                            "dead-letter-replay",
                            ProducerConfig.ACKS_CONFIG,
                            "all",
                            ProducerConfig.COMPRESSION_TYPE_CONFIG,
                            "lz4",
                            ProducerConfig.LINGER_MS_CONFIG,
                            0,
                            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                            MAX_REQUEST_BYTES,
                            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                            timeoutMs / 2,
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                            timeoutMs,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG,
                            timeoutMs)),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    synchronized void stop(@Observes ShutdownEvent end) {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
        }
    }
}
