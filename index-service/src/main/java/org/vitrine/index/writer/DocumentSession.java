package org.vitrine.index.writer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.vitrine.index.streams.OutageClassifier;

/**
 * One membership in a consumer group of the writer. It repeats: gather a batch, write it to the index, publish the
 * outcomes, commit the offsets.
 *
 * <p>It uses a plain Kafka consumer instead of a SmallRye channel, because the batch is the unit of work: it ends by
 * size or time, and all of it is acknowledged together. While OpenSearch is busy, the loop keeps the consumer paused
 * and polling, so that it stays a member of the group and no record waits in a queue. The same holds while Kafka or the
 * schema registry is unavailable. Any other failure ends the session; the next session reads again from the last
 * commit. Runs on one thread.
 *
 * @param <P> type of the prepared write of a record
 */
final class DocumentSession<P> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DocumentSession.class);

    /**
     * The minimum time to gather a batch after its first record, so that records that originate together are written
     * together: the documents of a bulk decision, or of photographs posted at once.
     */
    private static final Duration MIN_LINGER = Duration.ofMillis(20);

    /** Longest wait for the first record of a batch. A record ends it, and so does {@link Consumer#wakeup}. */
    private static final Duration IDLE_POLL = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final BatchSink<P> sink;
    private final WriterConfig config;
    private final java.util.function.Consumer<WriterState> stateListener;
    private final LagGauge lag;
    private boolean paused;
    /** When the gathering of the previous batch ended, as {@link System#nanoTime()}. */
    private long previousBatchEnd;

    DocumentSession(
            Consumer<byte[], byte[]> consumer,
            BatchSink<P> sink,
            WriterConfig config,
            java.util.function.Consumer<WriterState> stateListener,
            LagGauge lag) {
        this.consumer = consumer;
        this.sink = sink;
        this.config = config;
        this.stateListener = stateListener;
        this.lag = lag;
        this.previousBatchEnd = System.nanoTime() - config.linger().toNanos();
    }

    /**
     * Processes batches until {@code running} is false.
     *
     * @throws InterruptedException if the thread is interrupted while it waits for Kafka
     */
    void run(BooleanSupplier running) throws InterruptedException {
        consumer.subscribe(List.of(sink.topic().topicName()), new PauseAssignedPartitions());
        stateListener.accept(new WriterState.Writing());
        while (running.getAsBoolean()) {
            List<ConsumerRecord<byte[], byte[]>> batch = gather();
            if (!batch.isEmpty()) {
                process(batch, running);
            }
            lag.measure(consumer);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    /**
     * Returns the next batch: full, or what came within the time limit; empty where no record came. The first record
     * after a time without records is delayed only by {@link #MIN_LINGER}. While records keep coming, a batch is
     * gathered until {@code vitrine.index.writer.linger} has passed since the previous batch, so that requests are
     * large under load.
     */
    private List<ConsumerRecord<byte[], byte[]>> gather() {
        List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
        long start = System.nanoTime();
        long deadline = start + IDLE_POLL.toNanos();
        long bytes = 0;
        boolean urgent = false;
        while (batch.size() < config.batchDocuments()
                && bytes < config.batchBytes().asLongValue()) {
            long remaining = deadline - System.nanoTime();
            if (remaining <= 0) {
                break;
            }
            boolean firstPoll = batch.isEmpty();
            for (var record : consumer.poll(Duration.ofNanos(remaining))) {
                batch.add(record);
                bytes += Math.max(0, record.serializedValueSize());
                urgent |= sink.isUrgent(record);
            }
            if (firstPoll && !batch.isEmpty()) {
                start = System.nanoTime();
                deadline = Math.max(
                        start + MIN_LINGER.toNanos(),
                        previousBatchEnd + config.linger().toNanos());
            }
            deadline = urgent ? Math.min(deadline, start + MIN_LINGER.toNanos()) : deadline;
        }
        previousBatchEnd = batch.isEmpty() ? previousBatchEnd : System.nanoTime();
        return batch;
    }

    /**
     * Writes a batch and commits it; during an outage it repeats the whole batch, without effect on what is written.
     *
     * <p>A session that ended during an outage of Kafka could not leave its group. The next session would get the
     * partitions only when the broker expels the former member: after the return of Kafka and another session timeout,
     * 45 s by default.
     */
    private void process(List<ConsumerRecord<byte[], byte[]>> batch, BooleanSupplier running)
            throws InterruptedException {
        var backoff = Backoff.from(config.minBackoff(), config.maxBackoff());
        while (true) {
            try {
                writeAndCommit(batch);
                return;
            } catch (RuntimeException failure) {
                if (!OutageClassifier.isOutage(failure) || !running.getAsBoolean()) {
                    throw failure;
                }
                LOG.warnf(
                        "a dependency is unavailable, topic=%s waiting=%s records=%d: %s",
                        sink.topic().topicName(), backoff.delay(), batch.size(), failure);
                stateListener.accept(new WriterState.Waiting(String.valueOf(failure.getMessage())));
                pauseFor(backoff.delay());
                backoff = backoff.increased();
            }
        }
    }

    private void writeAndCommit(List<ConsumerRecord<byte[], byte[]>> batch) throws InterruptedException {
        var prepared = sink.prepare(batch);
        List<Future<RecordMetadata>> sent = new ArrayList<>(prepared.sent());
        var pending = prepared.pending();
        var backoff = Backoff.from(config.minBackoff(), config.maxBackoff());
        while (!pending.isEmpty()) {
            var result = sink.write(pending);
            sent.addAll(result.sent());
            if (result.busy().isEmpty()) {
                break;
            }
            boolean progressed = result.busy().size() < pending.size();
            backoff = progressed ? Backoff.from(config.minBackoff(), config.maxBackoff()) : backoff;
            LOG.warnf(
                    "OpenSearch is busy, topic=%s waiting=%s documents=%d reason=%s",
                    sink.topic().topicName(), backoff.delay(), result.busy().size(), result.reason());
            stateListener.accept(new WriterState.Waiting(result.reason()));
            pauseFor(backoff.delay());
            backoff = backoff.increased();
            pending = result.busy();
        }
        sink.await(sent);
        commit(batch);
        stateListener.accept(new WriterState.Writing());
    }

    /** Waits without leaving the group: a paused consumer that polls stays a member and receives no records. */
    private void pauseFor(Duration time) {
        paused = true;
        consumer.pause(consumer.assignment());
        try {
            long end = System.nanoTime() + time.toNanos();
            for (long remaining = time.toNanos(); remaining > 0; remaining = end - System.nanoTime()) {
                seekBack(consumer.poll(Duration.ofNanos(remaining)));
            }
        } finally {
            paused = false;
            consumer.resume(consumer.paused());
        }
    }

    /**
     * Seeks back to records that a rebalance delivered before its partitions were paused, so that they are read later.
     */
    private void seekBack(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            consumer.seek(partition, records.records(partition).getFirst().offset());
        }
    }

    private void commit(List<ConsumerRecord<byte[], byte[]>> batch) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (var record : batch) {
            offsets.put(
                    new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
        }
        // Partitions that moved to another member during the write are committed by it; it repeats the write, without
        // effect.
        offsets.keySet().retainAll(consumer.assignment());
        consumer.commitSync(offsets, config.sendTimeout());
    }

    /** Pauses partitions that are assigned during a wait. */
    private final class PauseAssignedPartitions implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // The current batch is finished; the member that has its partitions then commits it.
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (paused) {
                consumer.pause(partitions);
            }
        }
    }
}
