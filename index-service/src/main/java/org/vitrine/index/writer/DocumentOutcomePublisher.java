package org.vitrine.index.writer;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.vitrine.events.Indexed;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.DeadLetterCause;
import org.vitrine.flow.FactSerdes;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.TraceParent;

/**
 * Publishes the outcome of writes to the index: facts to topic {@code indexed}, and dead letters. Has a Kafka producer
 * of its own, which the threads of all writers share.
 */
@ApplicationScoped
class DocumentOutcomePublisher {

    private static final URI SOURCE = URI.create("/index-service");

    /** Name of the writers in the cause of their dead letters. */
    private static final String STAGE = "index-writer";

    private final Producer<byte[], byte[]> producer;
    private final Serializer<Indexed> format;
    private final WriterConfig config;
    private final Clock clock = Clock.systemUTC();

    DocumentOutcomePublisher(WriterConfig config, FactSerdes serdes, KafkaClientSettings kafka) {
        this.config = config;
        this.format = serdes.of(Indexed.class).serializer();
        this.producer =
                new KafkaProducer<>(settings(config, kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    void close(@Observes ShutdownEvent stop) {
        producer.close(config.stopTimeout());
    }

    /** Sends the fact that a document is indexed or removed; returns before Kafka acknowledges it. */
    Future<RecordMetadata> indexed(DocumentInstruction.PreparedDocument written) {
        String imageId = written.write().imageId();
        var factData = written.factData();
        var fact = new Indexed(
                imageId,
                factData.collectionId(),
                factData.institutionId(),
                factData.version(),
                written.write().revision(),
                factData.withdrawn(),
                factData.index().value(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                factData.itemSources().stated(),
                factData.itemSources().decided(),
                factData.itemSources().proposed());
        var headers = CloudEvents.headers(
                Topic.INDEXED, imageId, fact, SOURCE, factData.originalLocation(), trace(written.record()));
        return producer.send(new ProducerRecord<>(
                Topic.INDEXED.topicName(),
                null,
                written.record().key(),
                format.serialize(Topic.INDEXED.topicName(), headers, fact),
                headers));
    }

    /**
     * Sends the unchanged record to its dead-letter topic, with the cause in headers; returns before Kafka
     * acknowledges.
     */
    Future<RecordMetadata> deadLetter(ConsumerRecord<byte[], byte[]> record, Throwable cause) {
        var headers = new RecordHeaders(record.headers().toArray());
        DeadLetterCause.of(STAGE, record.topic(), record.partition(), record.offset(), cause)
                .addTo(headers);
        return producer.send(new ProducerRecord<>(
                record.topic() + Topic.DEAD_LETTER_SUFFIX, null, record.key(), record.value(), headers));
    }

    /**
     * Waits until Kafka has acknowledged all records.
     *
     * @throws IllegalStateException if Kafka refuses one, or does not acknowledge it within
     *     {@code vitrine.index.writer.send-timeout}
     */
    void await(List<Future<RecordMetadata>> sent) throws InterruptedException {
        producer.flush();
        for (var future : new ArrayList<>(sent)) {
            try {
                future.get(config.sendTimeout().toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException failure) {
                throw new IllegalStateException(
                        "Kafka refused the outcome of a write; check its topics and rights", failure.getCause());
            } catch (TimeoutException late) {
                throw new IllegalStateException(
                        "Kafka did not acknowledge the outcome of a write within vitrine.index.writer.send-timeout",
                        late);
            }
        }
    }

    private static TraceParent trace(ConsumerRecord<byte[], byte[]> record) {
        return Optional.ofNullable(record.headers().lastHeader(CloudEvents.TRACEPARENT))
                .flatMap(header -> TraceParent.parse(new String(header.value(), StandardCharsets.UTF_8)))
                .map(TraceParent::next)
                .orElseGet(TraceParent::start);
    }

    private static Map<String, Object> settings(WriterConfig config, KafkaClientSettings kafka) {
        var settings = kafka.ofProducer(Map.of());
        int timeout = Math.toIntExact(config.sendTimeout().toMillis());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, config.group());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(timeout / 2, 10_000));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
        return settings;
    }
}
