package org.vitrine.index.writer;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Deserializer;
import org.vitrine.events.Decision;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.imageindex.DecisionIndexWriter;

/**
 * Writes the records of topic decisions to the index of decisions, as they were taken, and deletes erased decisions
 * (tombstones). Every record is urgent: a person waits for it.
 */
@ApplicationScoped
class DecisionWrite implements BatchSink<DecisionWrite.PreparedDecision> {

    private final DecisionIndexWriter index;
    private final Deserializer<Decision> format;
    private final PacedRefresh refresh;
    private final RecordWriteOutcome records;

    DecisionWrite(
            DecisionIndexWriter index,
            FactSerdes serdes,
            PacedRefresh refresh,
            DocumentOutcomePublisher publisher,
            MeterRegistry meters) {
        this.index = index;
        this.format = serdes.of(Decision.class).deserializer();
        this.refresh = refresh;
        this.records = new RecordWriteOutcome(publisher, meters);
    }

    /** A record and the change to the index that it requires. */
    record PreparedDecision(ConsumerRecord<byte[], byte[]> record, DecisionIndexWriter.Change change)
            implements RecordWriteOutcome.PreparedRecord {}

    @Override
    public Topic topic() {
        return Topic.DECISIONS;
    }

    @Override
    public boolean isUrgent(ConsumerRecord<byte[], byte[]> record) {
        return true;
    }

    @Override
    public Prepared<PreparedDecision> prepare(List<ConsumerRecord<byte[], byte[]>> batch) {
        return records.prepare(batch, record -> new PreparedDecision(record, change(record)));
    }

    private DecisionIndexWriter.Change change(ConsumerRecord<byte[], byte[]> record) {
        var decision = format.deserialize(record.topic(), record.headers(), record.value());
        return decision == null ? erased(record) : put(decision, record.offset());
    }

    private static DecisionIndexWriter.Change put(Decision decision, long offset) {
        return new DecisionIndexWriter.Change.Put(RecordMapping.decision(decision, offset));
    }

    private static DecisionIndexWriter.Change erased(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        int slash = key.indexOf('/');
        if (slash <= 0) {
            throw new IllegalArgumentException(
                    "the key '%s' of a tombstone is not collectionId/decisionId".formatted(key));
        }
        return new DecisionIndexWriter.Change.Erase(key.substring(0, slash), key.substring(slash + 1));
    }

    @Override
    public Result<PreparedDecision> write(List<PreparedDecision> pending) {
        // No timeout here: vitrine.index.request-timeout limits each request behind this call.
        var outcomes = index.write(
                        pending.stream().map(PreparedDecision::change).toList())
                .await()
                .indefinitely();
        refresh.decisions();
        return records.result(pending, outcomes);
    }

    @Override
    public void await(List<Future<RecordMetadata>> sent) throws InterruptedException {
        records.await(sent);
    }
}
