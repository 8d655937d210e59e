package org.vitrine.search.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.vitrine.events.Topic;
import org.vitrine.flow.FollowerSettings;
import org.vitrine.flow.KafkaClientSettings;

/**
 * Reads a topic from its beginning, or from a given age, and follows it until it is stopped, on a thread of its own. It
 * has no consumer group, because every replica needs all records. After a failure, such as an outage of Kafka or of the
 * registry, it reads again from where it began first: a {@link RecordConsumer} must tolerate records that it received
 * before.
 */
public final class TopicFollower {

    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    /** As long as the broker holds a fetch without records: a record ends the poll at once. */
    private static final Duration POLL = Duration.ofSeconds(2);

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final KafkaClientSettings kafka;
    private final Topic topic;
    private final Optional<Duration> age;
    private final RecordConsumer recordConsumer;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Consumes the records, on the thread of the follower. If it throws, the follower begins again. */
    public interface RecordConsumer {
        void accept(ConsumerRecord<String, byte[]> record);
    }

    /**
     * Configures a follower; {@link #start} starts it.
     *
     * @param kafka settings of Kafka clients
     * @param age maximum age of the records at the start of the follower; empty for all records
     */
    public TopicFollower(
            KafkaClientSettings kafka, Topic topic, Optional<Duration> age, RecordConsumer recordConsumer) {
        this.kafka = kafka;
        this.topic = topic;
        this.age = age;
        this.recordConsumer = recordConsumer;
    }

    public void start() {
        Thread.ofPlatform().daemon().name(topic.topicName()).start(this::run);
    }

    public void stop() {
        ended.countDown();
    }

    /**
     * Waits until all records that the topic held when reading began are consumed.
     *
     * @param timeout maximum time to wait
     * @return false if that takes longer, or if the thread is interrupted
     */
    public boolean awaitRead(Duration timeout) {
        try {
            return caughtUp.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        var since = age.map(Instant.now()::minus);
        while (ended.getCount() > 0) {
            try (var consumer = consumer()) {
                follow(consumer, since);
            } catch (RuntimeException failure) {
                LOG.warnf("topic=%s: %s; read again in %s", topic.topicName(), failure, RETRY);
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer, Optional<Instant> since) {
        var partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("topic %s does not exist yet".formatted(topic.topicName()));
        }
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions);
        seek(consumer, partitions, since, ends);
        while (ended.getCount() > 0) {
            if (caughtUp.getCount() > 0
                    && partitions.stream().allMatch(it -> consumer.position(it) >= ends.getOrDefault(it, 0L))) {
                caughtUp.countDown();
            }
            consumer.poll(POLL).forEach(recordConsumer::accept);
        }
    }

    private static void seek(
            KafkaConsumer<String, byte[]> consumer,
            List<TopicPartition> partitions,
            Optional<Instant> since,
            Map<TopicPartition, Long> ends) {
        if (since.isEmpty()) {
            consumer.seekToBeginning(partitions);
            return;
        }
        Map<TopicPartition, Long> timestamps = new HashMap<>();
        partitions.forEach(it -> timestamps.put(it, since.get().toEpochMilli()));
        // The value is null if the partition has no record that young.
        consumer.offsetsForTimes(timestamps)
                .forEach((partition, found) -> consumer.seek(
                        partition,
                        Optional.ofNullable(found).map(it -> it.offset()).orElse(ends.getOrDefault(partition, 0L))));
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(FollowerSettings.of(kafka), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void pause() {
        try {
            if (ended.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debugf("topic=%s: reader ends", topic.topicName());
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            ended.countDown();
        }
    }
}
