package org.vitrine.preprocess;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.vitrine.flow.KafkaClientSettings;

/**
 * Records in a Kafka topic which photographs are being decoded. A native decoder can end the whole process; the topic
 * outlives it, so the replica that receives the photograph next recognises it, on whatever machine it runs.
 *
 * <p>Before a photograph is decoded, its key is written with the number of the attempt; afterwards the key is deleted.
 * A key that remains after its process has ended is an attempt that did not end. The cost is one small record that all in-sync
 * replicas acknowledge before the decoder runs, and a second record that is not waited for.
 *
 * <p>A daemon thread reads the topic from its start at each start of the service, and then once a second, not record by
 * record: a record of another process is read up to about two seconds late. It matters when that process has ended,
 * which Kafka detects after at least six seconds. A process that starts again reads the whole topic first. All other
 * methods return a {@link Uni} and can be called from any thread.
 */
@ApplicationScoped
class DecodeLedger {

    private static final Logger LOG = Logger.getLogger(DecodeLedger.class);
    private static final String WRITER = "writer";
    private static final Duration POLL = Duration.ofMillis(500);

    /** Time between two reads once the topic is read to its end. */
    private static final Duration READ_INTERVAL = Duration.ofSeconds(1);

    /** Most records of one read; after so many, the next read follows at once. */
    private static final int MAX_POLL_RECORDS = 500;

    private static final Duration RETRY = Duration.ofSeconds(2);
    /** Longest wait until the entries of earlier processes have been read. */
    private static final Duration CATCH_UP_TIMEOUT = Duration.ofSeconds(20);
    /** Longest wait for unsent records when the service stops. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private static final int TIMEOUT_MS = 20_000;
    private static final int REQUEST_MS = 10_000;

    private final KafkaClientSettings kafka;
    private final DecodeLedgerTopic topic;
    private final int maxAttempts;
    private final byte[] writerId = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    private final Map<String, Integer> unfinished = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread reader =
            Thread.ofPlatform().daemon().name("decode-ledger").unstarted(this::read);
    private @Nullable KafkaProducer<String, String> producer;

    DecodeLedger(KafkaClientSettings kafka, DecodeLedgerTopic topic, PreprocessConfig config) {
        this.kafka = kafka;
        this.topic = topic;
        this.maxAttempts = config.decodeAttempts();
    }

    /** Starts the reader; the priority lets it run before any Kafka channel opens. */
    void start(@Observes @Priority(3) StartupEvent start) {
        reader.start();
    }

    /**
     * Returns the history of a photograph, as soon as the entries that earlier processes left have been read. Fails
     * with {@link TimeoutException} if that takes more than 20 s.
     *
     * @param photograph key in the ledger: collectionId/imageId/version
     */
    Uni<DecodeHistory> history(String photograph) {
        return Uni.createFrom()
                .completionStage(() -> caughtUp.copy())
                .ifNoItem()
                .after(CATCH_UP_TIMEOUT)
                .failWith(() -> new TimeoutException(
                        "the decode ledger, topic %s, was not read within %s: check that Kafka answers"
                                .formatted(topic.name(), CATCH_UP_TIMEOUT)))
                .map(_ -> DecodeHistory.of(unfinished.getOrDefault(photograph, 0), maxAttempts));
    }

    /**
     * Records the attempt, runs the decoder, then deletes the entry. Fails without decoding if Kafka does not accept
     * the first record; only logs a failure to delete.
     *
     * @param attempt number of this attempt, from 1
     */
    <T> Uni<T> recordAttempt(String photograph, int attempt, Supplier<Uni<T>> decode) {
        return append(photograph, Integer.toString(attempt)).chain(() -> {
            unfinished.put(photograph, attempt);
            return Uni.createFrom().deferred(() -> decode.get()).onTermination().invoke(() -> delete(photograph));
        });
    }

    private void delete(String photograph) {
        unfinished.remove(photograph);
        append(photograph, null)
                .subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.warnf(
                                "photograph=%s was decoded, but its entry in the decode ledger could not be deleted: %s. If it arrives again, it is decoded alone.",
                                photograph, failure));
    }

    private Uni<Void> append(String photograph, @Nullable String attempt) {
        var entry = new ProducerRecord<>(topic.name(), null, photograph, attempt);
        entry.headers().add(WRITER, writerId);
        return Uni.createFrom().emitter(answer -> producer().send(entry, (_, failure) -> {
            if (failure == null) {
                answer.complete(null);
            } else {
                answer.fail(failure);
            }
        }));
    }

    private void read() {
        while (stopped.getCount() > 0) {
            try (var consumer =
                    new KafkaConsumer<>(consumerSettings(), new StringDeserializer(), new StringDeserializer())) {
                topic.createIfMissing(kafka);
                consume(consumer);
            } catch (RuntimeException failure) {
                LOG.warnf("the decode ledger cannot be read: %s; retry in %s", failure, RETRY);
                pause(RETRY);
            }
        }
    }

    private void consume(KafkaConsumer<String, String> consumer) {
        var partitions = List.of(new TopicPartition(topic.name(), 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        long end = consumer.endOffsets(partitions).values().iterator().next();
        while (stopped.getCount() > 0) {
            var records = consumer.poll(POLL);
            records.forEach(this::apply);
            boolean reachedEnd = consumer.position(partitions.getFirst()) >= end;
            if (reachedEnd) {
                caughtUp.complete(null);
            }
            if (reachedEnd && records.count() < MAX_POLL_RECORDS) {
                pause(READ_INTERVAL);
            }
        }
    }

    /**
     * Applies one record of the topic. Records that this process wrote are skipped: the map already contains them, and
     * its state is newer than the topic's.
     */
    private void apply(ConsumerRecord<String, String> entry) {
        var writer = entry.headers().lastHeader(WRITER);
        if (entry.key() == null || (writer != null && Arrays.equals(writer.value(), writerId))) {
            return;
        }
        if (entry.value() == null) {
            unfinished.remove(entry.key());
        } else {
            unfinished.put(entry.key(), attempt(entry));
        }
    }

    private static int attempt(ConsumerRecord<String, String> entry) {
        return entry.value().matches("[0-9]{1,4}") ? Integer.parseInt(entry.value()) : 1;
    }

    private synchronized KafkaProducer<String, String> producer() {
        if (producer == null) {
            var settings = kafka.ofProducer(Map.of());
            settings.put(ProducerConfig.CLIENT_ID_CONFIG, "decode-ledger");
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS);
            producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }

    private Map<String, Object> consumerSettings() {
        return kafka.ofConsumer(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MAX_POLL_RECORDS));
    }

    private void pause(Duration time) {
        try {
            if (stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("decode ledger: the reader ends");
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    synchronized void stop(@Observes ShutdownEvent end) {
        stopped.countDown();
        if (producer != null) {
            producer.close(STOP_TIMEOUT);
        }
    }
}
