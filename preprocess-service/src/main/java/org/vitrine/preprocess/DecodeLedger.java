package org.vitrine.preprocess;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
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

/**
 * Which photographs are being decoded, in a topic that outlives every process: so a photograph that ends the process that decodes it is known by the
 * next one, on whatever machine.
 *
 * <p>Before it is decoded, its key is written with the number of the attempt; afterwards the key is deleted. What a process that ended has left there
 * is an attempt that did not end. The cost is one small record that every replica in sync has before the decoder runs, and one that is not waited for.
 */
@ApplicationScoped
class DecodeLedger {

    private static final Logger LOG = Logger.getLogger(DecodeLedger.class);
    private static final String WRITER = "writer";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration CATCH_UP_WITHIN = Duration.ofSeconds(20);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);
    private static final int TIMEOUT_MS = 20_000;
    private static final int REQUEST_MS = 10_000;

    private final Map<String, Object> kafka;
    private final DecodeLedgerTopic topic;
    private final int most;
    private final byte[] self = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    private final Map<String, Integer> unfinished = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread reader =
            Thread.ofPlatform().daemon().name("decode-ledger").unstarted(this::read);
    private @Nullable KafkaProducer<String, String> producer;

    DecodeLedger(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            DecodeLedgerTopic topic,
            PreprocessConfig config) {
        this.kafka = Map.copyOf(kafka);
        this.topic = topic;
        this.most = config.decodeAttempts();
    }

    /** Before any channel opens. */
    void start(@Observes @Priority(3) StartupEvent start) {
        reader.start();
    }

    /** What earlier attempts at a photograph came to, once what earlier processes left has been read. */
    Uni<DecodeHistory> history(String photograph) {
        return Uni.createFrom()
                .completionStage(() -> caughtUp.copy())
                .ifNoItem()
                .after(CATCH_UP_WITHIN)
                .failWith(() -> new TimeoutException("the decode ledger was not read within " + CATCH_UP_WITHIN))
                .map(_ -> DecodeHistory.of(unfinished.getOrDefault(photograph, 0), most));
    }

    /** Decodes between two notes in the ledger. Fails without decoding where Kafka does not take the first. */
    <T> Uni<T> during(String photograph, int attempt, Supplier<Uni<T>> decode) {
        return noted(photograph, Integer.toString(attempt)).chain(() -> {
            unfinished.put(photograph, attempt);
            return Uni.createFrom().deferred(() -> decode.get()).onTermination().invoke(() -> erase(photograph));
        });
    }

    private void erase(String photograph) {
        unfinished.remove(photograph);
        noted(photograph, null)
                .subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.warnf(
                                "photograph=%s was decoded, and the ledger does not say so: %s; were it to come again, it would be decoded alone",
                                photograph, failure));
    }

    private Uni<Void> noted(String photograph, @Nullable String attempt) {
        var note = new ProducerRecord<>(topic.name(), null, photograph, attempt);
        note.headers().add(WRITER, self);
        return Uni.createFrom().emitter(answer -> producer().send(note, (_, failure) -> {
            if (failure == null) {
                answer.complete(null);
            } else {
                answer.fail(failure);
            }
        }));
    }

    private void read() {
        while (ended.getCount() > 0) {
            try (var consumer = new KafkaConsumer<>(
                    settings(ConsumerConfig.configNames()), new StringDeserializer(), new StringDeserializer())) {
                topic.makeIfMissing(kafka);
                follow(consumer);
            } catch (RuntimeException failure) {
                LOG.warnf("decode ledger: %s; read again in %s", failure, RETRY);
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, String> consumer) {
        var partitions = List.of(new TopicPartition(topic.name(), 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        long end = consumer.endOffsets(partitions).values().iterator().next();
        while (ended.getCount() > 0) {
            consumer.poll(POLL).forEach(this::take);
            if (!caughtUp.isDone() && consumer.position(partitions.getFirst()) >= end) {
                caughtUp.complete(null);
            }
        }
    }

    /** What this process wrote itself it knows already, and sooner. */
    private void take(ConsumerRecord<String, String> note) {
        var writer = note.headers().lastHeader(WRITER);
        if (note.key() == null || (writer != null && Arrays.equals(writer.value(), self))) {
            return;
        }
        if (note.value() == null) {
            unfinished.remove(note.key());
        } else {
            unfinished.put(note.key(), attempt(note));
        }
    }

    private static int attempt(ConsumerRecord<String, String> note) {
        return note.value().matches("[0-9]{1,4}") ? Integer.parseInt(note.value()) : 1;
    }

    private synchronized KafkaProducer<String, String> producer() {
        if (producer == null) {
            var settings = settings(ProducerConfig.configNames());
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

    private Map<String, Object> settings(java.util.Set<String> known) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(known);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        if (known.contains(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG)) {
            settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        }
        return settings;
    }

    private void pause() {
        try {
            if (ended.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("decode ledger: the reader ends");
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            ended.countDown();
        }
    }

    synchronized void stop(@Observes ShutdownEvent end) {
        ended.countDown();
        if (producer != null) {
            producer.close(STOP_WITHIN);
        }
    }
}
