package org.vitrine.index.writer;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.index.metric.IndexMetric;

/**
 * Runs {@link DocumentSession}s of one topic on a virtual thread, from the start of the service to its stop.
 *
 * <p>After a session that failed, the next one starts with exponential backoff. No record is lost: the next session
 * reads again what was not committed.
 *
 * @param <P> type of the prepared write of a record
 */
final class SessionLoop<P> {

    private static final Logger LOG = Logger.getLogger(SessionLoop.class);

    /**
     * How long the broker holds a fetch without records, twice Kafka's default. It is also the longest time that new
     * records wait where their partition was left out of the fetch under way. The property
     * {@code kafka.fetch.max.wait.ms} of the service replaces it.
     */
    private static final int FETCH_MAX_WAIT_MS = 1_000;

    private final String group;
    private final BatchSink<P> sink;
    private final int maxPollRecords;
    private final WriterConfig config;
    private final MeterRegistry meters;
    private final KafkaClientSettings kafka;
    private final LagGauge lag = new LagGauge();
    private final CountDownLatch stopSignal = new CountDownLatch(1);
    private volatile WriterState state = new WriterState.Starting();
    private volatile @Nullable KafkaConsumer<byte[], byte[]> currentConsumer;
    private final Thread thread = Thread.ofVirtual().unstarted(this::runSessions);

    /**
     * @param group consumer group, whose committed offsets state which records are written
     * @param maxPollRecords the number of records by which a batch can exceed
     *     {@code vitrine.index.writer.batch-documents}
     */
    SessionLoop(
            String group,
            BatchSink<P> sink,
            int maxPollRecords,
            WriterConfig config,
            MeterRegistry meters,
            KafkaClientSettings kafka) {
        this.group = group;
        this.sink = sink;
        this.maxPollRecords = maxPollRecords;
        this.config = config;
        this.meters = meters;
        this.kafka = kafka;
    }

    WriterState state() {
        return state;
    }

    /** Returns the number of records not read yet, over the partitions of this replica. */
    long lag() {
        return lag.records();
    }

    /** Whether its thread runs, or has not been started yet. */
    boolean isAlive() {
        return thread.isAlive() || state instanceof WriterState.Starting;
    }

    void start() {
        thread.setName("writer-of-" + sink.topic().topicName());
        thread.start();
    }

    /** Lets the thread end after the current batch. Returns at once; {@link #stop} waits for the end. */
    void requestStop() {
        if (!isRunning()) {
            return;
        }
        stopSignal.countDown();
        var consumer = currentConsumer;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** Stops the thread after the current batch; interrupts it after {@code vitrine.index.writer.stop-timeout}. */
    void stop() throws InterruptedException {
        requestStop();
        if (!thread.join(config.stopTimeout())) {
            LOG.warnf("the batch under way took longer than %s; it will be written again", config.stopTimeout());
            thread.interrupt();
        }
    }

    private void runSessions() {
        var backoff = Backoff.from(config.minBackoff(), config.maxBackoff());
        while (isRunning()) {
            long start = System.nanoTime();
            try (var session = open()) {
                session.run(this::isRunning);
            } catch (WakeupException | InterruptedException interruption) {
                LOG.debug("the writer stops");
            } catch (RuntimeException failure) {
                IndexMetric.RESTARTS.counter(meters).increment();
                state = new WriterState.Restarting(String.valueOf(failure.getMessage()));
                boolean ranLong =
                        System.nanoTime() - start > config.maxBackoff().toNanos();
                backoff = ranLong ? Backoff.from(config.minBackoff(), config.maxBackoff()) : backoff.increased();
                LOG.errorf(
                        failure, "the writer failed and reads again from its last commit, waiting=%s", backoff.delay());
                pause(backoff);
            }
        }
        state = new WriterState.Stopped();
    }

    private boolean isRunning() {
        return stopSignal.getCount() > 0;
    }

    private void pause(Backoff backoff) {
        try {
            boolean stopRequested = stopSignal.await(backoff.delay().toMillis(), TimeUnit.MILLISECONDS);
            LOG.debugf("waited, stopping=%s", stopRequested);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private DocumentSession<P> open() {
        var consumer = new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        currentConsumer = consumer;
        return new DocumentSession<>(consumer, sink, config, newState -> state = newState, lag);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MS);
        settings.putAll(kafka.ofConsumer(Map.of()));
        int bytes = Math.toIntExact(config.batchBytes().asLongValue());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxPollRecords);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, bytes);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, bytes);
        return settings;
    }
}
