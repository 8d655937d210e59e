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
import org.vitrine.index.join.OutageClassifier;
import org.vitrine.index.metric.IndexMetric;

/**
 * Handles the outcomes of writes of items and decisions: collects busy ones to be repeated, and dead-letters records
 * that are invalid or refused.
 */
final class RecordWriteOutcome {

    private static final Logger LOG = Logger.getLogger(RecordWriteOutcome.class);

    private final DocumentOutcomePublisher letters;
    private final MeterRegistry meters;

    RecordWriteOutcome(DocumentOutcomePublisher letters, MeterRegistry meters) {
        this.letters = letters;
        this.meters = meters;
    }

    /** A record with its prepared write. */
    interface Wanted {

        ConsumerRecord<byte[], byte[]> record();
    }

    /**
     * Prepares the writes of a batch, in order; a record that cannot be prepared is dead-lettered.
     *
     * @param made prepares the write of a record; throws where the record is invalid
     */
    <P> BatchSink.Taken<P> taken(
            List<ConsumerRecord<byte[], byte[]>> batch, Function<ConsumerRecord<byte[], byte[]>, P> made) {
        List<P> pending = new ArrayList<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (var record : batch) {
            try {
                pending.add(made.apply(record));
            } catch (RuntimeException failure) {
                if (OutageClassifier.caused(failure)) {
                    throw failure;
                }
                sent.add(giveUp(record, failure));
            }
        }
        return new BatchSink.Taken<>(pending, sent);
    }

    /** @param outcomes outcomes of the pending writes, in the same order */
    <P extends Wanted> BatchSink.Result<P> result(List<P> pending, List<WriteOutcome> outcomes) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        List<P> busy = new ArrayList<>();
        String reason = "";
        for (int i = 0; i < outcomes.size(); i++) {
            var wanted = pending.get(i);
            switch (outcomes.get(i)) {
                case WriteOutcome.Written _, WriteOutcome.AlreadyNewer _ -> {
                    // In the index, by this write or an earlier one.
                }
                case WriteOutcome.Refused(var why) ->
                    sent.add(giveUp(
                            wanted.record(), new IllegalArgumentException("OpenSearch refuses the record: " + why)));
                case WriteOutcome.Busy(var why) -> {
                    reason = busy.isEmpty() ? why : reason;
                    busy.add(wanted);
                }
            }
        }
        IndexMetric.BUSY.counter(meters).increment(busy.size());
        return new BatchSink.Result<>(sent, busy, reason);
    }

    private Future<RecordMetadata> giveUp(ConsumerRecord<byte[], byte[]> record, RuntimeException why) {
        LOG.errorf(
                "dead-lettered topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), why.getMessage());
        IndexMetric.DOCUMENTS.counter(meters, "outcome", "dead-lettered").increment();
        return letters.deadLetter(record, why);
    }

    void await(List<Future<RecordMetadata>> sent) throws InterruptedException {
        letters.await(sent);
    }
}
