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
import org.vitrine.index.join.DecidedHeader;
import org.vitrine.index.metric.IndexMetric;

/**
 * Writes the documents of images to OpenSearch in bulk requests, and publishes the outcome of each to topic indexed or
 * to the dead letters. Used by the thread of its {@link SessionLoop}.
 */
@ApplicationScoped
class BulkWrite implements BatchSink<DocumentInstruction.Wanted> {

    private static final Logger LOG = Logger.getLogger(BulkWrite.class);

    /**
     * The number of documents up to which a refresh of the index is requested, because a person waits for so few. More
     * documents become visible at the refresh interval of the index, one second by default.
     */
    private static final int FEW = 2;

    private final ImageIndexWriter index;
    private final DocumentOutcomePublisher letters;
    private final WriterConfig config;
    private final MeterRegistry meters;
    private final Deserializer<ImageDocument> format;
    private final PacedRefresh refresh;

    BulkWrite(
            ImageIndexWriter index,
            DocumentOutcomePublisher letters,
            WriterConfig config,
            MeterRegistry meters,
            FactSerdes serdes,
            PacedRefresh refresh) {
        this.format = serdes.of(ImageDocument.class).deserializer();
        this.refresh = refresh;
        this.index = index;
        this.letters = letters;
        this.config = config;
        this.meters = meters;
    }

    @Override
    public Topic topic() {
        return Topic.IMAGE_DOCUMENTS;
    }

    @Override
    public boolean isUrgent(ConsumerRecord<byte[], byte[]> record) {
        return DecidedHeader.isIn(record.headers());
    }

    @Override
    public Taken<DocumentInstruction.Wanted> take(List<ConsumerRecord<byte[], byte[]>> batch) {
        List<DocumentInstruction.Wanted> pending = new ArrayList<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (var record : batch) {
            switch (DocumentInstruction.of(record, format)) {
                case DocumentInstruction.Wanted wanted -> pending.add(wanted);
                case DocumentInstruction.NonRetryable(var of, var why) -> sent.add(giveUp(of, why));
            }
        }
        return new Taken<>(pending, sent);
    }

    @Override
    public void await(List<Future<RecordMetadata>> sent) throws InterruptedException {
        letters.await(sent);
    }

    @Override
    public Result<DocumentInstruction.Wanted> write(List<DocumentInstruction.Wanted> documents) {
        List<WriteOutcome> said = new ArrayList<>();
        chunks(documents).forEach(chunk -> said.addAll(request(chunk)));
        var outcomes = WriteOrder.kept(
                documents.stream().map(wanted -> wanted.write().imageId()).toList(), said);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        List<DocumentInstruction.Wanted> busy = new ArrayList<>();
        String reason = "";
        for (int i = 0; i < outcomes.size(); i++) {
            var wanted = documents.get(i);
            switch (outcomes.get(i)) {
                case WriteOutcome.Written written -> {
                    count(wanted.about().withdrawn() ? "removed" : "written");
                    sent.add(letters.indexed(wanted));
                }
                case WriteOutcome.AlreadyNewer newer -> {
                    // It may be this document, written before a crash, whose fact was not published yet.
                    count("already-newer");
                    sent.add(letters.indexed(wanted));
                }
                case WriteOutcome.Refused(var why) ->
                    sent.add(giveUp(
                            wanted.record(), new RefusedByIndex(wanted.write().imageId(), why)));
                case WriteOutcome.Busy(var why) -> {
                    reason = busy.isEmpty() ? why : reason;
                    busy.add(wanted);
                }
            }
        }
        IndexMetric.BUSY.counter(meters).increment(busy.size());
        if (documents.size() <= FEW || documents.stream().anyMatch(wanted -> isUrgent(wanted.record()))) {
            refresh.images();
        }
        return new Result<>(sent, busy, reason);
    }

    private Future<RecordMetadata> giveUp(ConsumerRecord<byte[], byte[]> record, RuntimeException why) {
        LOG.errorf(
                "dead-lettered topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), why.getMessage());
        count("dead-lettered");
        return letters.deadLetter(record, why);
    }

    private List<WriteOutcome> request(List<DocumentInstruction.Wanted> chunk) {
        IndexMetric.BULK_DOCUMENTS.summary(meters).record(chunk.size());
        var began = System.nanoTime();
        try {
            // No timeout here: vitrine.index.request-timeout limits each request behind this call.
            return index.write(chunk.stream()
                            .map(DocumentInstruction.Wanted::write)
                            .toList())
                    .await()
                    .indefinitely();
        } finally {
            IndexMetric.BULK.timer(meters).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
    }

    /** Splits documents into chunks of at most the configured number and bytes; a larger document has its own chunk. */
    private List<List<DocumentInstruction.Wanted>> chunks(List<DocumentInstruction.Wanted> documents) {
        List<List<DocumentInstruction.Wanted>> chunks = new ArrayList<>();
        List<DocumentInstruction.Wanted> chunk = new ArrayList<>();
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
