package org.vitrine.ingest.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.vitrine.flow.DeadLetterCause;
import org.vitrine.flow.FollowerSettings;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.ReaderSettings;
import org.vitrine.ingest.measure.IngestMetric;
import org.vitrine.ingest.progress.PrivateTopics;

/**
 * Reads all dead-letter topics and the outcomes of dead letters into a {@link LetterIndex}, on a thread of its own and
 * without a consumer group, since every replica answers for all letters. At start-up it reads at most
 * {@code vitrine.ingest.dead-letters.listed} letters of each partition, the newest. Once a minute it removes letters that
 * Kafka has deleted, and reads everything again where there are new topics or partitions.
 */
@ApplicationScoped
class DeadLetterFollower {

    private static final Logger LOG = Logger.getLogger(DeadLetterFollower.class);
    /** As long as the broker holds a fetch without records: a record ends the poll at once. */
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);
    private static final Duration CHECK_INTERVAL = Duration.ofMinutes(1);
    private static final int API_TIMEOUT_MS = 15_000;

    /** Where Kafka has deleted the next record, everything is read again instead of passing over letters. */
    private static final Map<String, Object> OWN_SETTINGS = Map.of(
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            API_TIMEOUT_MS);

    private final DeadLetterConfig config;
    private final LetterDecoder decoder;
    private final KafkaClientSettings kafka;
    private final LetterIndex index;
    private final ReadPosition outcomePosition = new ReadPosition();
    private final CountDownLatch stopSignal = new CountDownLatch(1);
    private final Thread reader =
            Thread.ofPlatform().daemon().name("dead-letters").unstarted(this::read);
    private volatile boolean caughtUp;

    DeadLetterFollower(
            DeadLetterConfig config, LetterDecoder decoder, MeterRegistry metrics, KafkaClientSettings kafka) {
        this.config = config;
        this.decoder = decoder;
        this.kafka = kafka;
        this.index = new LetterIndex(config.listed());
        IngestMetric.OPEN_DEAD_LETTERS.gauge(metrics, () -> caughtUp ? index.open() : Double.NaN);
    }

    /** Runs after the topics were created, which has priority 2. */
    void start(@Observes @Priority(20) StartupEvent start) {
        reader.start();
    }

    /** Ends the thread after its current poll; an interrupt would make Kafka's consumer log an error. */
    void stop(@Observes ShutdownEvent end) {
        stopSignal.countDown();
    }

    /**
     * Returns the letters.
     *
     * @throws org.vitrine.problem.ProblemException dead-letters-unavailable while they are being read
     */
    LetterIndex index() {
        if (!caughtUp) {
            throw new DeadLetterProblem.Unavailable("this replica is reading the dead-letter topics").exception();
        }
        return index;
    }

    /** Waits until an outcome is applied to the index; false where that does not happen in time. */
    boolean awaitOutcome(int partition, long offset) throws InterruptedException {
        return outcomePosition.await(partition, offset, config.sendTimeout());
    }

    private void read() {
        while (stopSignal.getCount() > 0) {
            try (var consumer =
                    new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                follow(consumer);
            } catch (RuntimeException failure) {
                LOG.warnf("dead letters: %s; read again in %s", failure, RETRY_DELAY);
            }
            caughtUp = false;
            awaitRetry();
        }
    }

    private Map<String, Object> settings() {
        var settings = FollowerSettings.of(kafka);
        settings.putAll(OWN_SETTINGS);
        return settings;
    }

    /** Follows the topics until the service stops or the partitions change. */
    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        var letters = partitions(consumer, LetterTopics.deadLetterTopics());
        var outcomes = partitions(consumer, Set.of(PrivateTopics.DEAD_LETTER_OUTCOMES));
        if (outcomes.isEmpty()) {
            throw new IllegalStateException("topic " + PrivateTopics.DEAD_LETTER_OUTCOMES + " does not exist yet");
        }
        var next = readExisting(letters, outcomes);
        consumer.assign(next.keySet());
        next.forEach(consumer::seek);
        caughtUp = true;
        LOG.infof("dead letters: %d groups are listed", index.groups(_ -> true).size());
        long lastCheck = System.nanoTime();
        boolean unchanged = true;
        while (stopSignal.getCount() > 0 && unchanged) {
            apply(consumer, consumer.poll(POLL_TIMEOUT));
            if (System.nanoTime() - lastCheck > CHECK_INTERVAL.toNanos()) {
                lastCheck = System.nanoTime();
                index.removeDeleted(consumer.beginningOffsets(letters));
                unchanged =
                        partitions(consumer, LetterTopics.deadLetterTopics()).equals(letters);
            }
        }
    }

    /**
     * Reads the letters that exist and then the outcomes, so that each outcome finds its letter. Returns the offset of
     * the next record of each partition. Has a consumer of its own: partitions that a follower resumes wait for the
     * fetch under way.
     */
    private Map<TopicPartition, Long> readExisting(Set<TopicPartition> letters, Set<TopicPartition> outcomes) {
        var all = new HashSet<>(letters);
        all.addAll(outcomes);
        try (var consumer = new KafkaConsumer<>(
                ReaderSettings.of(kafka, OWN_SETTINGS), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(all);
            index.clear(seekToNewest(consumer, letters));
            outcomePosition.clear();
            consumer.seekToBeginning(outcomes);
            consumer.pause(outcomes);
            readToEnd(consumer, letters);
            consumer.resume(outcomes);
            readToEnd(consumer, outcomes);
            Map<TopicPartition, Long> next = new HashMap<>();
            all.forEach(partition -> next.put(partition, consumer.position(partition)));
            return next;
        }
    }

    private static Set<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Set<String> topics) {
        Set<TopicPartition> found = new HashSet<>();
        consumer.listTopics().forEach((topic, partitions) -> {
            if (topics.contains(topic)) {
                partitions.forEach(partition -> found.add(new TopicPartition(topic, partition.partition())));
            }
        });
        return found;
    }

    /** Seeks to the newest letters of each partition, and returns how many older ones are passed over. */
    private long seekToNewest(KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> letters) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(letters);
        Map<TopicPartition, Long> ends = consumer.endOffsets(letters);
        long passedOver = 0;
        for (var partition : letters) {
            long begin = begins.getOrDefault(partition, 0L);
            long from = Math.max(begin, ends.getOrDefault(partition, 0L) - config.listed());
            consumer.seek(partition, from);
            passedOver += from - begin;
        }
        return passedOver;
    }

    private void readToEnd(KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        var ends = consumer.endOffsets(partitions);
        while (stopSignal.getCount() > 0
                && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            apply(consumer, consumer.poll(POLL_TIMEOUT));
        }
    }

    private void apply(KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        for (var record : records) {
            if (!record.topic().equals(PrivateTopics.DEAD_LETTER_OUTCOMES)) {
                index.add(listed(record));
            }
        }
        for (var record : records.records(PrivateTopics.DEAD_LETTER_OUTCOMES)) {
            applyOutcome(consumer, record);
            outcomePosition.advance(record.partition(), record.offset());
        }
    }

    private void applyOutcome(KafkaConsumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> record) {
        var letter = Optional.ofNullable(record.key())
                .flatMap(key -> LetterId.parse(new String(key, StandardCharsets.UTF_8)));
        var outcome = Optional.ofNullable(record.value()).flatMap(LetterOutcome::read);
        if (letter.isEmpty() || outcome.isEmpty()) {
            LOG.errorf(
                    "dead letters: the record at offset %d of %s-%d is not an outcome and is skipped",
                    record.offset(), record.topic(), record.partition());
            return;
        }
        var partition = letter.get().topicPartition();
        boolean unread = !consumer.assignment().contains(partition)
                || consumer.position(partition) <= letter.get().offset();
        index.apply(letter.get(), outcome.get(), unread);
    }

    private ListedLetter listed(ConsumerRecord<byte[], byte[]> record) {
        String source = LetterTopics.sourceOf(record.topic());
        var key = Optional.ofNullable(record.key()).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        var collectionId = decoder.decode(record).collectionId().or(() -> LetterTopics.collectionOfKey(source, key));
        return new ListedLetter(
                new LetterId(record.topic(), record.partition(), record.offset()),
                Instant.ofEpochMilli(record.timestamp()),
                GroupKey.of(source, DeadLetterCause.from(record.headers()), collectionId),
                LetterTopics.imageId(source, key),
                Optional.empty());
    }

    private void awaitRetry() {
        try {
            if (stopSignal.await(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("dead letters: reader ends");
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            stopSignal.countDown();
        }
    }
}
