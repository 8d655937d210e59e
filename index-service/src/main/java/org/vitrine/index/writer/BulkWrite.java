package org.vitrine.index.writer;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Deserializer;
import org.jboss.logging.Logger;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.imageindex.ImageIndexWriter;
import org.vitrine.imageindex.WriteOutcome;
import org.vitrine.index.join.CauseHeader;
import org.vitrine.index.metric.IndexMetric;

/**
 * Writes the documents of images to OpenSearch in bulk requests, and publishes the outcome of each to topic indexed or
 * to the dead letters. Used by the thread of its {@link SessionLoop}.
 */
@ApplicationScoped
class BulkWrite implements BatchSink<DocumentInstruction.PreparedDocument> {

    private static final Logger LOG = Logger.getLogger(BulkWrite.class);

    private final ImageIndexWriter index;
    private final DocumentOutcomePublisher publisher;
    private final WriterConfig config;
    private final MeterRegistry meters;
    private final Deserializer<ImageDocument> format;
    private final PacedRefresh refresh;

    BulkWrite(
            ImageIndexWriter index,
            DocumentOutcomePublisher publisher,
            WriterConfig config,
            MeterRegistry meters,
            FactSerdes serdes,
            PacedRefresh refresh) {
        this.format = serdes.of(ImageDocument.class).deserializer();
        this.refresh = refresh;
        this.index = index;
        this.publisher = publisher;
        this.config = config;
        this.meters = meters;
    }

    @Override
    public Topic topic() {
        return Topic.IMAGE_DOCUMENTS;
    }

    @Override
    public boolean isUrgent(ConsumerRecord<byte[], byte[]> record) {
        return CauseHeader.DECIDED.isIn(record.headers());
    }

    @Override
    public Prepared<DocumentInstruction.PreparedDocument> prepare(List<ConsumerRecord<byte[], byte[]>> batch) {
        List<DocumentInstruction.PreparedDocument> pending = new ArrayList<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (var record : batch) {
            switch (DocumentInstruction.of(record, format)) {
                case DocumentInstruction.PreparedDocument prepared -> pending.add(prepared);
                case DocumentInstruction.Invalid(var invalidRecord, var cause) ->
                    sent.add(deadLetter(invalidRecord, cause));
            }
        }
        return new Prepared<>(pending, sent);
    }

    @Override
    public void await(List<Future<RecordMetadata>> sent) throws InterruptedException {
        publisher.await(sent);
    }

    @Override
    public Result<DocumentInstruction.PreparedDocument> write(List<DocumentInstruction.PreparedDocument> documents) {
        List<WriteOutcome> results = new ArrayList<>();
        chunks(documents).forEach(chunk -> results.addAll(request(chunk)));
        var outcomes = WriteOrder.inTopicOrder(
                documents.stream().map(prepared -> prepared.write().imageId()).toList(), results);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        List<DocumentInstruction.PreparedDocument> busy = new ArrayList<>();
        String reason = "";
        for (int i = 0; i < outcomes.size(); i++) {
            var prepared = documents.get(i);
            switch (outcomes.get(i)) {
                case WriteOutcome.Written written -> {
                    count(prepared.factData().withdrawn() ? "removed" : "written");
                    sent.add(publisher.indexed(prepared));
                }
                case WriteOutcome.AlreadyNewer newer -> {
                    // It may be this document, written before a crash, whose fact was not published yet.
                    count("already-newer");
                    sent.add(publisher.indexed(prepared));
                }
                case WriteOutcome.Refused(var cause) ->
                    sent.add(deadLetter(
                            prepared.record(),
                            new RefusedByIndex(prepared.write().imageId(), cause)));
                case WriteOutcome.Busy(var cause) -> {
                    reason = busy.isEmpty() ? cause : reason;
                    busy.add(prepared);
                }
            }
        }
        IndexMetric.BUSY.counter(meters).increment(busy.size());
        refresh.images(RefreshNeed.of(
                documents.stream().map(prepared -> prepared.record().headers()).toList()));
        return new Result<>(sent, busy, reason);
    }

    private Future<RecordMetadata> deadLetter(ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
        LOG.errorf(
                "dead-lettered topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), cause.getMessage());
        count("dead-lettered");
        return publisher.deadLetter(record, cause);
    }

    private List<WriteOutcome> request(List<DocumentInstruction.PreparedDocument> chunk) {
        IndexMetric.BULK_DOCUMENTS.summary(meters).record(chunk.size());
        var start = System.nanoTime();
        try {
            // No timeout here: vitrine.index.request-timeout limits each request behind this call.
            return index.write(chunk.stream()
                            .map(DocumentInstruction.PreparedDocument::write)
                            .toList())
                    .await()
                    .indefinitely();
        } finally {
            IndexMetric.BULK.timer(meters).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    /** Splits documents into chunks of at most the configured number and bytes; a larger document has its own chunk. */
    private List<List<DocumentInstruction.PreparedDocument>> chunks(
            List<DocumentInstruction.PreparedDocument> documents) {
        List<List<DocumentInstruction.PreparedDocument>> chunks = new ArrayList<>();
        List<DocumentInstruction.PreparedDocument> chunk = new ArrayList<>();
        long bytes = 0;
        for (var document : documents) {
            long size = Math.max(0, document.record().serializedValueSize());
            boolean full = chunk.size() >= config.batchDocuments()
                    || bytes + size > config.batchBytes().asLongValue();
            if (full && !chunk.isEmpty()) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                bytes = 0;
            }
            chunk.add(document);
            bytes += size;
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }

    private void count(String outcome) {
        IndexMetric.DOCUMENTS.counter(meters, "outcome", outcome).increment();
    }

    /** The cause of a dead letter: OpenSearch will never accept this document as it is. */
    static final class RefusedByIndex extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RefusedByIndex(String imageId, String reason) {
            super("OpenSearch refuses the document of '%s': %s".formatted(imageId, reason), null, false, false);
        }
    }
}
