package org.vitrine.index.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Topic;

/** Tests one session against Kafka's own consumer without a broker. */
class DocumentSessionTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topic.IMAGE_DOCUMENTS.topicName(), 0);

    private final InterruptedConsumer consumer = new InterruptedConsumer();
    private final InterruptedSink sink = new InterruptedSink();
    private final List<WriterState> states = new ArrayList<>();
    private final DocumentSession<ConsumerRecord<byte[], byte[]>> session =
            new DocumentSession<>(consumer, sink, new QuickWriterConfig(), states::add, new LagGauge());

    @Test
    void anOutageOfKafkaLeavesTheMemberInItsGroup() throws InterruptedException {
        // Given
        deliverOneRecord();
        sink.failures.add(new IllegalStateException("the outcome was not sent", new TimeoutException("no broker")));
        consumer.commitFailures.add(new TimeoutException("no broker"));

        // When
        session.run(() -> !isCommitted());

        // Then
        assertThat(sink.writes).isEqualTo(3);
        assertThat(consumer.committed(Set.of(PARTITION))).containsEntry(PARTITION, new OffsetAndMetadata(1));
        assertThat(consumer.closed()).isFalse();
        assertThat(consumer.paused()).isEmpty();
        assertThat(states)
                .hasAtLeastOneElementOfType(WriterState.Waiting.class)
                .last()
                .isInstanceOf(WriterState.Writing.class);
    }

    @Test
    void aLateAcknowledgmentLeavesTheMemberInItsGroup() throws InterruptedException {
        // Given
        deliverOneRecord();
        sink.failures.add(new IllegalStateException("late", new java.util.concurrent.TimeoutException("30 s")));

        // When
        session.run(() -> !isCommitted());

        // Then
        assertThat(sink.writes).isEqualTo(2);
        assertThat(consumer.closed()).isFalse();
    }

    @Test
    void anyOtherFailureEndsTheSessionWithoutCommit() {
        // Given
        deliverOneRecord();
        sink.failures.add(new IllegalArgumentException("a fault of the program"));

        // When
        var failure = catchThrowable(() -> session.run(() -> !isCommitted()));

        // Then
        assertThat(failure).hasMessage("a fault of the program");
        assertThat(isCommitted()).isFalse();
    }

    @Test
    void aSessionThatIsToStopDoesNotWaitForTheEndOfAnOutage() {
        // Given
        deliverOneRecord();
        sink.failures.add(new TimeoutException("no broker"));

        // When
        var failure = catchThrowable(() -> session.run(() -> sink.writes == 0));

        // Then
        assertThat(failure).hasMessage("no broker");
        assertThat(isCommitted()).isFalse();
    }

    private void deliverOneRecord() {
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(PARTITION));
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, 0, new byte[] {1}, new byte[] {2}));
        });
    }

    private boolean isCommitted() {
        return !consumer.committed(Set.of(PARTITION)).isEmpty();
    }

    /** Commits fail while failures are left. */
    private static final class InterruptedConsumer extends MockConsumer<byte[], byte[]> {

        private final Deque<RuntimeException> commitFailures = new ArrayDeque<>();

        InterruptedConsumer() {
            super("earliest");
        }

        @Override
        public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            throwNext(commitFailures);
            super.commitSync(offsets, timeout);
        }
    }

    /** Writes succeed; the outcomes of a write are not acknowledged while failures are left. */
    private static final class InterruptedSink implements BatchSink<ConsumerRecord<byte[], byte[]>> {

        private final Deque<RuntimeException> failures = new ArrayDeque<>();
        private int writes;

        @Override
        public Topic topic() {
            return Topic.IMAGE_DOCUMENTS;
        }

        @Override
        public boolean isUrgent(ConsumerRecord<byte[], byte[]> record) {
            return false;
        }

        @Override
        public Prepared<ConsumerRecord<byte[], byte[]>> prepare(List<ConsumerRecord<byte[], byte[]>> batch) {
            return new Prepared<>(batch, List.of());
        }

        @Override
        public Result<ConsumerRecord<byte[], byte[]>> write(List<ConsumerRecord<byte[], byte[]>> pending) {
            writes++;
            return new Result<>(List.of(), List.of(), "");
        }

        @Override
        public void await(List<Future<RecordMetadata>> sent) {
            throwNext(failures);
        }
    }

    private static void throwNext(Deque<RuntimeException> failures) {
        var failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
    }
}
