package org.vitrine.index.join;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.TraceParent;

/**
 * Processor of the join: adds each fact to the {@link ImageFacts} of its image in the store, and forwards the document
 * that results.
 *
 * <p>The document is forwarded after every fact of a live image, even if it did not change: after a crash the store may
 * contain a fact whose document was never sent, and the redelivered fact must send it. An unchanged document has the
 * same revision, which the index already has.
 *
 * <p>A new store is filled from the documents that the join has sent earlier, before the first fact is processed.
 * Otherwise revisions would start again at 1, below those of the index, and documents would need facts that their
 * topics no longer hold. A mark in the store states that it is filled; it is lost with the store.
 */
final class FactJoin implements Processor<String, Fact, String, ImageDocument> {

    private static final URI SOURCE = URI.create("/index-service");

    /** Key of the mark that the store is filled; no imageId has this form. */
    static final String FILLED = "!filled";

    /**
     * Images that a task keeps as objects: as many as inference-service describes at the same time, distributed over
     * the partitions. One takes about 20 kB.
     */
    private static final int MAX_RECENT_IMAGES = 32;

    private final String storeName;
    private final SentDocuments sentDocuments;
    private final RecentImages recentImages = new RecentImages(MAX_RECENT_IMAGES);
    private boolean filled;
    private @Nullable ProcessorContext<String, ImageDocument> context;
    private @Nullable KeyValueStore<String, ImageFacts> store;

    /**
     * @param storeName name of the state store
     * @param sentDocuments source from which a new store is filled
     */
    FactJoin(String storeName, SentDocuments sentDocuments) {
        this.storeName = storeName;
        this.sentDocuments = sentDocuments;
    }

    @Override
    public void init(ProcessorContext<String, ImageDocument> context) {
        this.context = context;
        this.store = context.getStateStore(storeName);
        // A task may be initialised again, with another content of its store.
        recentImages.clear();
        filled = false;
    }

    @Override
    public void process(Record<String, Fact> record) {
        if (store == null) {
            throw new IllegalStateException("process was called before init");
        }
        fill(store);
        String imageId = record.key();
        if (imageId == null) {
            throw new IllegalArgumentException("the record has no key; a fact's key is its imageId");
        }
        var recent = recentImages.take(imageId);
        ImageFacts before = recent.isPresent() ? recent.get() : stored(store, imageId);
        ImageFacts after = before.apply(record.value());
        // Also if nothing changed: after a crash the local store may hold a state that its changelog lacks, and the
        // redelivered fact writes it again. An image without facts has nothing to write.
        if (!after.equals(ImageFacts.NONE)) {
            store.put(imageId, after);
        }
        recentImages.put(imageId, after);
        var document = after.document();
        if (document.isPresent()) {
            send(record, document.get());
        } else if (after.tombstoneSent() && record.value() instanceof Fact.Withdrawn(var withdrawal)) {
            remove(record, after, withdrawal);
        }
    }

    private static ImageFacts stored(KeyValueStore<String, ImageFacts> images, String imageId) {
        ImageFacts known = images.get(imageId);
        return known == null ? ImageFacts.NONE : known;
    }

    /**
     * Fills a new store, once in its life. A failure ends the stream thread; its successor starts the filling again.
     */
    private void fill(KeyValueStore<String, ImageFacts> images) {
        if (filled || context == null) {
            return;
        }
        if (images.get(FILLED) == null) {
            sentDocuments.read(context.taskId().partition(), (imageId, document) -> {
                images.put(imageId, stored(images, imageId).readBack(document));
            });
            images.put(FILLED, ImageFacts.NONE);
        }
        filled = true;
    }

    private void send(Record<String, Fact> cause, ImageDocument document) {
        String original = document.getArrived().getLocation();
        var headers = headers(cause, document, original);
        addCause(cause.value(), headers);
        forward(cause, document, headers);
    }

    private static void addCause(Fact fact, Headers headers) {
        switch (fact) {
            case Fact.DecidedStateChanged _ -> CauseHeader.DECIDED.addTo(headers);
            case Fact.ItemsProposed _ -> CauseHeader.PROPOSED.addTo(headers);
            case Fact.Arrived _,
                    Fact.ImagePreprocessed _,
                    Fact.ImageClassified _,
                    Fact.ImageEmbedded _,
                    Fact.Withdrawn _ -> {}
        }
    }

    private void remove(Record<String, Fact> cause, ImageFacts known, ImageWithdrawn fact) {
        var headers = headers(cause, fact, "");
        new WithdrawalTombstone(
                        known.revision(), known.withdrawnVersion(), fact.getCollectionId(), fact.getInstitutionId())
                .addTo(headers);
        forward(cause, null, headers);
    }

    private void forward(Record<String, Fact> cause, @Nullable ImageDocument document, Headers headers) {
        if (context == null) {
            throw new IllegalStateException("process was called before init");
        }
        context.forward(new Record<>(cause.key(), document, cause.timestamp(), headers));
    }

    private static Headers headers(Record<String, Fact> cause, SpecificRecord fact, String dataref) {
        var trace = Optional.ofNullable(cause.headers().lastHeader(CloudEvents.TRACEPARENT))
                .flatMap(header -> TraceParent.parse(new String(header.value(), StandardCharsets.UTF_8)))
                .map(TraceParent::next)
                .orElseGet(TraceParent::start);
        return CloudEvents.headers(Topic.IMAGE_DOCUMENTS, cause.key(), fact, SOURCE, dataref, trace);
    }
}
