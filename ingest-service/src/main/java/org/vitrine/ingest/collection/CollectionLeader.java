package org.vitrine.ingest.collection;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.vitrine.events.Topic;
import org.vitrine.flow.KafkaClientSettings;

/**
 * Elects the leading replica, which does the work on collections that only one replica should do: deletions and
 * reprocessing. It is the replica to which Kafka assigns the first partition of topic {@code collections} in a consumer
 * group made for this purpose.
 *
 * <p>For a moment two replicas may both lead, so the work of a leader must be repeatable.
 */
@ApplicationScoped
public class CollectionLeader {

    private static final Logger LOG = Logger.getLogger(CollectionLeader.class);
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(5);

    /**
     * Kafka's classic consumer repeats the check of its heartbeat at this interval, and its poll where it fetches
     * nothing. With the default of 100 ms its two threads wake up 37 times a second.
     */
    private static final long RETRY_BACKOFF_MS = 1_000;

    private static final String CONSUMER_GROUP = "ingest-collection-leader";

    private final KafkaClientSettings kafka;
    private final CountDownLatch stopSignal = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("collection-leader").unstarted(this::followAssignment);
    private volatile boolean leader;

    CollectionLeader(KafkaClientSettings kafka) {
        this.kafka = kafka;
    }

    /** Returns whether this replica leads now. Does not block. */
    public boolean isLeader() {
        return leader;
    }

    void start(@Observes StartupEvent start) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent end) {
        stopSignal.countDown();
    }

    private void followAssignment() {
        while (stopSignal.getCount() > 0) {
            try (var consumer = createConsumer()) {
                consumer.subscribe(List.of(Topic.COLLECTIONS.topicName()));
                while (stopSignal.getCount() > 0) {
                    consumer.poll(POLL_TIMEOUT); // only the assignment is used; the records are ignored
                    consumer.pause(consumer.assignment()); // so that no records are fetched
                    leader = consumer.assignment().stream().anyMatch(partition -> partition.partition() == 0);
                }
            } catch (RuntimeException failure) {
                LOG.warnf("collection leader: %s; joins again in %s", failure, RETRY_DELAY);
                awaitRetry();
            } finally {
                leader = false;
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> createConsumer() {
        var settings = kafka.ofConsumer(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                CONSUMER_GROUP,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.RETRY_BACKOFF_MS_CONFIG,
                RETRY_BACKOFF_MS,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                15_000));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void awaitRetry() {
        try {
            if (stopSignal.await(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("collection leader: ends");
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            stopSignal.countDown();
        }
    }
}
