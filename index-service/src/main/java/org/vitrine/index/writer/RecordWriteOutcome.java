package org.vitrine.index.writer;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.vitrine.imageindex.WriteOutcome;
import org.vitrine.index.metric.IndexMetric;
import org.vitrine.index.streams.OutageClassifier;

/**
 * Handles the outcomes of writes of items and decisions: collects busy ones to be repeated, and dead-letters records
 * that are invalid or refused.
 */
final class RecordWriteOutcome {

    private static final Logger LOG = Logger.getLogger(RecordWriteOutcome.class);

    private final DocumentOutcomePublisher publisher;
    private final MeterRegistry meters;

    RecordWriteOutcome(DocumentOutcomePublisher publisher, MeterRegistry meters) {
        this.publisher = publisher;
        this.meters = meters;
    }

    /** A record with its prepared write. */
    interface PreparedRecord {

        ConsumerRecord<byte[], byte[]> record();
    }

    /**
     * Prepares the writes of a batch, in order; a record that cannot be prepared is dead-lettered.
     *
     * @param preparation prepares the write of a record; throws where the record is invalid
     */
    <P> BatchSink.Prepared<P> prepare(
            List<ConsumerRecord<byte[], byte[]>> batch, Function<ConsumerRecord<byte[], byte[]>, P> preparation) {
        List<P> pending = new ArrayList<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (var record : batch) {
            try {
                pending.add(preparation.apply(record));
            } catch (RuntimeException failure) {
                if (OutageClassifier.isOutage(failure)) {
                    throw failure;
                }
                sent.add(deadLetter(record, failure));
            }
        }
        return new BatchSink.Prepared<>(pending, sent);
    }

    /** @param outcomes outcomes of the pending writes, in the same order */
    <P extends PreparedRecord> BatchSink.Result<P> result(List<P> pending, List<WriteOutcome> outcomes) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        List<P> busy = new ArrayList<>();
        String reason = "";
        for (int i = 0; i < outcomes.size(); i++) {
            var prepared = pending.get(i);
            switch (outcomes.get(i)) {
                case WriteOutcome.Written _, WriteOutcome.AlreadyNewer _ -> {
                    // In the index, by this write or an earlier one.
                }
                case WriteOutcome.Refused(var cause) ->
                    sent.add(deadLetter(
                            prepared.record(),
                            new IllegalArgumentException("OpenSearch refuses the record: " + cause)));
                case WriteOutcome.Busy(var cause) -> {
                    reason = busy.isEmpty() ? cause : reason;
                    busy.add(prepared);
                }
            }
        }
        IndexMetric.BUSY.counter(meters).increment(busy.size());
        return new BatchSink.Result<>(sent, busy, reason);
    }

    private Future<RecordMetadata> deadLetter(ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
        LOG.errorf(
                "dead-lettered topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), cause.getMessage());
        IndexMetric.DOCUMENTS.counter(meters, "outcome", "dead-lettered").increment();
        return publisher.deadLetter(record, cause);
    }

    void await(List<Future<RecordMetadata>> sent) throws InterruptedException {
        publisher.await(sent);
    }
}
