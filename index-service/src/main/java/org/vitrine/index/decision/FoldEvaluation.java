package org.vitrine.index.decision;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.vitrine.decisions.DecisionSubject;
import org.vitrine.decisions.ImageState;
import org.vitrine.decisions.ItemState;
import org.vitrine.decisions.MergeChains;
import org.vitrine.decisions.SpecimenState;
import org.vitrine.events.Decided;
import org.vitrine.events.ImageDecided;
import org.vitrine.events.Item;
import org.vitrine.events.ItemStatus;
import org.vitrine.events.SpecimenDecided;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.TraceParent;
import org.vitrine.imageindex.CaseFolding;

/**
 * Evaluates the consequences of one record for its collection: determines the affected photographs and items, computes
 * their new state, stores it and forwards it. An instance is used for one record only.
 */
final class FoldEvaluation {

    private static final URI SOURCE = URI.create("/index-service");

    /** The maximum number of photographs that represent an item. */
    private static final int MAX_IMAGES = 24;

    private final StreamsDecisionStore decisionStore;
    private final CatalogueStore catalogueStore;
    private final KeyValueStore<String, Item> items;
    private final int requiredConfirmations;
    private final Record<String, FoldInput> cause;
    private final ProcessorContext<String, FoldOutput> context;
    private final MergeChains chains;
    private final Set<String> affectedItems = new LinkedHashSet<>();

    FoldEvaluation(
            StreamsDecisionStore decisionStore,
            CatalogueStore catalogueStore,
            KeyValueStore<String, Item> items,
            int requiredConfirmations,
            Record<String, FoldInput> cause,
            ProcessorContext<String, FoldOutput> context) {
        this.decisionStore = decisionStore;
        this.catalogueStore = catalogueStore;
        this.items = items;
        this.requiredConfirmations = requiredConfirmations;
        this.cause = cause;
        this.context = context;
        this.chains = new MergeChains(new ItemLogs(decisionStore::log)::log);
    }

    StreamsDecisionStore decisionStore() {
        return decisionStore;
    }

    Record<String, FoldInput> cause() {
        return cause;
    }

    /**
     * Evaluates everything again that can change by a decision about these subjects: their photographs, and the items
     * involved. Forwards the new states.
     */
    void evaluateAll(List<DecisionSubject> affectedSubjects) {
        Set<DecisionSubject.OfSpecimen> specimens = new LinkedHashSet<>();
        Set<String> images = new LinkedHashSet<>();
        for (DecisionSubject subject : affectedSubjects) {
            switch (subject) {
                case DecisionSubject.OfSpecimen specimen -> specimens.add(specimen);
                case DecisionSubject.OfImage(var imageId) -> images.add(imageId);
                case DecisionSubject.OfItem(var itemId) -> {
                    for (String item : mergedItems(itemId)) {
                        affectedItems.add(item);
                        specimens.addAll(catalogueStore.specimensDependingOn(decisionStore.collectionId(), item));
                    }
                }
            }
        }
        for (DecisionSubject.OfSpecimen specimen : specimens) {
            decisionStore
                    .log(specimen)
                    .referencedItemIds()
                    .forEach(item -> catalogueStore.recordItemDependency(decisionStore.collectionId(), item, specimen));
            images.addAll(catalogueStore.images(decisionStore.collectionId(), specimen));
        }
        images.forEach(imageId -> catalogueStore
                .place(decisionStore.collectionId(), imageId)
                .ifPresent(place -> evaluate(
                        imageId,
                        place,
                        place,
                        evaluated -> catalogueStore.put(decisionStore.collectionId(), imageId, evaluated))));
        forwardItems();
    }

    /** Returns the item, and all items that were ever merged into it, directly or through others. */
    private Collection<String> mergedItems(String itemId) {
        Set<String> found = new LinkedHashSet<>();
        var queue = new ArrayDeque<>(List.of(itemId));
        while (!queue.isEmpty()) {
            String next = queue.removeFirst();
            if (found.add(next)) {
                queue.addAll(decisionStore.log(new DecisionSubject.OfItem(next)).mergedItemIds());
            }
        }
        return found;
    }

    /** Evaluates a photograph with its new place, and stores that. An entry of an older version changes nothing. */
    void applyCatalogueEntry(CatalogueEntry entry) {
        var previous = catalogueStore.place(decisionStore.collectionId(), entry.imageId());
        if (previous.filter(known -> known.version() > entry.version()).isPresent()) {
            return;
        }
        var current = ImagePlace.of(entry, previous);
        previous.flatMap(ImagePlace::statedItemId).ifPresent(affectedItems::add);
        current.statedItemId().ifPresent(affectedItems::add);
        var stored = previous.orElse(current);
        evaluate(
                entry.imageId(),
                current,
                stored,
                evaluated -> catalogueStore.put(decisionStore.collectionId(), entry.imageId(), evaluated, stored));
    }

    /**
     * Computes the state of a photograph and of its specimen, stores its place, updates the members of items, and
     * forwards the state.
     *
     * @param place present place of the photograph
     * @param previous place that is stored, and under which the photograph is registered as a member of an item;
     *     {@code place} for a new photograph
     * @param placeWriter stores the place with the result of the evaluation
     */
    private void evaluate(String imageId, ImagePlace place, ImagePlace previous, Consumer<ImagePlace> placeWriter) {
        var specimen = place.specimen();
        var specimenState = specimen.flatMap(subject ->
                SpecimenState.of(decisionStore.log(subject), place.statedItemId(), chains, requiredConfirmations));
        var imageState = ImageState.of(decisionStore.log(new DecisionSubject.OfImage(imageId)), CaseFolding::fold);
        boolean attached = specimenState.map(SpecimenDecided::getAttachment).isPresent();
        var item = specimen.flatMap(
                any -> attached ? specimenState.map(SpecimenDecided::getItemId) : place.statedItemId());
        catalogueStore.move(
                decisionStore.collectionId(), imageId, previous.specimen(), previous.itemId(), specimen, item);
        previous.itemId().ifPresent(affectedItems::add);
        item.ifPresent(affectedItems::add);
        boolean forwarded =
                specimen.isPresent() && (specimenState.isPresent() || imageState.isPresent() || place.decided());
        placeWriter.accept(place.evaluated(item, forwarded));
        if (forwarded) {
            forwardImage(imageId, specimen.orElseThrow(), specimenState, imageState);
        }
    }

    private void forwardImage(
            String imageId,
            DecisionSubject.OfSpecimen specimen,
            Optional<SpecimenDecided> specimenState,
            Optional<ImageDecided> imageState) {
        var builder = Decided.newBuilder()
                .setImageId(imageId)
                .setCollectionId(decisionStore.collectionId())
                .setInstitutionId(specimen.institutionId())
                .setSpecimenId(specimen.specimenId());
        specimenState.ifPresent(builder::setSpecimen);
        imageState.ifPresent(builder::setImage);
        var decided = builder.build();
        forward(Topic.DECIDED, imageId, decided, new FoldOutput.OfImage(decided));
    }

    /** Forwards the state of the touched items; an unchanged item is forwarded with its former revision. */
    void forwardItems() {
        for (String itemId : new ArrayList<>(affectedItems)) {
            String key = StoreKey.of(decisionStore.collectionId(), itemId);
            var known = Optional.ofNullable(items.get(key));
            var current = item(itemId, known);
            if (known.isEmpty() && current.getStatus() == ItemStatus.REMOVED) {
                continue;
            }
            items.put(key, current);
            String name = decisionStore.collectionId() + "/" + itemId;
            forward(Topic.ITEMS, name, current, new FoldOutput.OfItem(current));
        }
        affectedItems.clear();
    }

    /**
     * Computes the record of an item.
     *
     * @param known the record that was forwarded last; empty for a new item
     */
    private Item item(String itemId, Optional<Item> known) {
        var state = ItemState.of(decisionStore.log(new DecisionSubject.OfItem(itemId)));
        boolean stated = catalogueStore.isStated(decisionStore.collectionId(), itemId);
        int specimens = catalogueStore.specimensOf(decisionStore.collectionId(), itemId);
        var item = Item.newBuilder()
                .setItemId(itemId)
                .setCollectionId(decisionStore.collectionId())
                .setRevision(known.map(Item::getRevision).orElse(0L))
                .setTitle(state.title())
                .setMetadata(state.metadata())
                .setStatus(state.status(stated, specimens))
                .setNamedByCatalogue(stated)
                .setImages(catalogueStore.representativeImages(decisionStore.collectionId(), itemId, MAX_IMAGES))
                .setSpecimens(specimens)
                .setHistory(state.history())
                .setUpdatedAt(known.map(Item::getUpdatedAt).orElse(Instant.EPOCH));
        state.merge().ifPresent(merge -> item.setMergedInto(merge.targetItemId()));
        var current = item.build();
        if (known.filter(current::equals).isPresent()) {
            return current;
        }
        // At least the present time in ms, so that revisions keep growing after the state was rebuilt.
        current.setRevision(Math.max(current.getRevision() + 1, context.currentSystemTimeMs()));
        current.setUpdatedAt(Instant.ofEpochMilli(cause.timestamp()));
        return current;
    }

    private void forward(Topic topic, String key, SpecificRecord state, FoldOutput output) {
        var trace = Optional.ofNullable(cause.headers().lastHeader(CloudEvents.TRACEPARENT))
                .flatMap(header -> TraceParent.parse(new String(header.value(), StandardCharsets.UTF_8)))
                .map(TraceParent::next)
                .orElseGet(TraceParent::start);
        context.forward(new Record<>(
                key, output, cause.timestamp(), CloudEvents.headers(topic, key, state, SOURCE, "", trace)));
    }
}
