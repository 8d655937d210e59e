package org.vitrine.flow;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.vitrine.events.Topic;

/**
 * Sends a record that a stage has given up, with its original bytes, to {@code <topic>-dead-letter}; headers state the
 * cause.
 *
 * <p>SmallRye's own dead-letter strategy is not used, because it ends the consumer when Kafka does not accept the dead
 * letter. The producer is created with the first dead letter and closed when the service stops.
 */
@ApplicationScoped
class DeadLetters {

    private static final int DELIVERY_TIMEOUT_MS = 20_000;
    private static final int REQUEST_TIMEOUT_MS = 10_000;
    /** Largest record that the producer sends to Kafka, in bytes; the broker may accept less. */
    private static final int MAX_REQUEST_BYTES = 16 << 20;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaClientSettings kafka;
    private @Nullable Producer<byte[], byte[]> producer;

    DeadLetters(KafkaClientSettings kafka) {
        this.kafka = kafka;
    }

    /**
     * Sends a dead letter. Completes when every in-sync replica has it; fails where Kafka does not acknowledge it in
     * time (delivery timeout 20 s). A value that is too large for Kafka is omitted, and header
     * {@code dead-letter-value-left-out} states its size in bytes.
     *
     * @param stage stage that has given the record up
     */
    Uni<Void> send(String stage, ConsumerRecord<byte[], byte[]> record, Throwable cause) {
        var headers = DeadLetterCause.headers(stage, record, cause);
        return produce(deadLetter(record, record.value(), headers))
                .onFailure(RecordTooLargeException.class)
                .recoverWithUni(() -> {
                    headers.add(
                            DeadLetterCause.OMITTED_VALUE_HEADER,
                            Integer.toString(record.serializedValueSize()).getBytes(StandardCharsets.UTF_8));
                    return produce(deadLetter(record, null, headers));
                });
    }

    private static ProducerRecord<byte[], byte[]> deadLetter(
            ConsumerRecord<byte[], byte[]> record, byte @Nullable [] value, Headers headers) {
        return new ProducerRecord<>(record.topic() + Topic.DEAD_LETTER_SUFFIX, null, record.key(), value, headers);
    }

    private Uni<Void> produce(ProducerRecord<byte[], byte[]> deadLetter) {
        return Uni.createFrom()
                .<Void>emitter(emitter -> producer().send(deadLetter, (_, failure) -> {
                    if (failure == null) {
                        emitter.complete(null);
                    } else {
                        emitter.fail(failure);
                    }
                }))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()); // send() may block for topic metadata
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = kafka.ofProducer(Map.of());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "dead-letters");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        return settings;
    }

    synchronized void stop(@Observes ShutdownEvent end) {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
        }
    }
}
