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
final class FoldRound {

    private static final URI SOURCE = URI.create("/index-service");

    /** The maximum number of photographs that represent an item. */
    private static final int MOST_IMAGES = 24;

    private final StreamsDecisionStore ledger;
    private final CatalogueStore catalogueStore;
    private final KeyValueStore<String, Item> items;
    private final int required;
    private final Record<String, FoldInput> cause;
    private final ProcessorContext<String, FoldOutput> context;
    private final MergeChains chains;
    private final Set<String> touchedItems = new LinkedHashSet<>();

    FoldRound(
            StreamsDecisionStore ledger,
            CatalogueStore catalogueStore,
            KeyValueStore<String, Item> items,
            int required,
            Record<String, FoldInput> cause,
            ProcessorContext<String, FoldOutput> context) {
        this.ledger = ledger;
        this.catalogueStore = catalogueStore;
        this.items = items;
        this.required = required;
        this.cause = cause;
        this.context = context;
        this.chains = new MergeChains(ledger::log);
    }

    StreamsDecisionStore ledger() {
        return ledger;
    }

    Record<String, FoldInput> cause() {
        return cause;
    }

    /**
     * Evaluates everything again that can change by a decision about these subjects: their photographs, and the items
     * involved. Forwards the new states.
     */
    void settle(List<DecisionSubject> concerns) {
        Set<DecisionSubject.OfSpecimen> specimens = new LinkedHashSet<>();
        Set<String> images = new LinkedHashSet<>();
        for (DecisionSubject subject : concerns) {
            switch (subject) {
                case DecisionSubject.OfSpecimen specimen -> specimens.add(specimen);
                case DecisionSubject.OfImage(var imageId) -> images.add(imageId);
                case DecisionSubject.OfItem(var itemId) -> {
                    for (String item : mergedInto(itemId)) {
                        touchedItems.add(item);
                        specimens.addAll(catalogueStore.mentioning(ledger.collectionId(), item));
                    }
                }
            }
        }
        for (DecisionSubject.OfSpecimen specimen : specimens) {
            ledger.log(specimen)
                    .itemsNamed()
                    .forEach(item -> catalogueStore.mention(ledger.collectionId(), item, specimen));
            images.addAll(catalogueStore.images(ledger.collectionId(), specimen));
        }
        images.forEach(imageId ->
                catalogueStore.place(ledger.collectionId(), imageId).ifPresent(place -> look(imageId, place, place)));
        sendItems();
    }

    /** Returns the item, and all items that were ever merged into it, directly or through others. */
    private Collection<String> mergedInto(String itemId) {
        Set<String> found = new LinkedHashSet<>();
        var waiting = new ArrayDeque<>(List.of(itemId));
        while (!waiting.isEmpty()) {
            String next = waiting.removeFirst();
            if (found.add(next)) {
                waiting.addAll(ledger.log(new DecisionSubject.OfItem(next)).mergedIntoIt());
            }
        }
        return found;
    }

    /** Stores the place of a photograph and evaluates it again. An entry of an older version changes nothing. */
    void enter(CatalogueEntry entry) {
        String collectionId = ledger.collectionId();
        var before = catalogueStore.place(collectionId, entry.imageId());
        if (before.filter(known -> known.version() > entry.version()).isPresent()) {
            return;
        }
        var now = ImagePlace.of(entry, before);
        catalogueStore.put(collectionId, entry.imageId(), now, before);
        before.flatMap(ImagePlace::statedItemId).ifPresent(touchedItems::add);
        now.statedItemId().ifPresent(touchedItems::add);
        look(entry.imageId(), now, before.orElse(now));
    }

    /**
     * Computes the state of a photograph and of its specimen, updates the members of items, and forwards the state.
     *
     * @param place present place of the photograph
     * @param before place under which the photograph is still registered as a member of an item
     */
    private void look(String imageId, ImagePlace place, ImagePlace before) {
        var specimen = place.specimen();
        var specimenState = specimen.flatMap(
                subject -> SpecimenState.of(ledger.log(subject), place.statedItemId(), chains, required));
        var imageState = ImageState.of(ledger.log(new DecisionSubject.OfImage(imageId)), CaseFolding::fold);
        boolean attached = specimenState.map(SpecimenDecided::getAttachment).isPresent();
        var item = specimen.flatMap(
                any -> attached ? specimenState.map(SpecimenDecided::getItemId) : place.statedItemId());
        catalogueStore.move(ledger.collectionId(), imageId, before.specimen(), before.itemId(), specimen, item);
        before.itemId().ifPresent(touchedItems::add);
        item.ifPresent(touchedItems::add);
        boolean sending =
                specimen.isPresent() && (specimenState.isPresent() || imageState.isPresent() || place.decided());
        catalogueStore.put(ledger.collectionId(), imageId, place.in(item, sending), Optional.of(place));
        if (sending) {
            send(imageId, specimen.orElseThrow(), specimenState, imageState);
        }
    }

    private void send(
            String imageId,
            DecisionSubject.OfSpecimen specimen,
            Optional<SpecimenDecided> specimenState,
            Optional<ImageDecided> imageState) {
        var decided = Decided.newBuilder()
                .setImageId(imageId)
                .setCollectionId(ledger.collectionId())
                .setInstitutionId(specimen.institutionId())
                .setSpecimenId(specimen.specimenId());
        specimenState.ifPresent(decided::setSpecimen);
        imageState.ifPresent(decided::setImage);
        forward(Topic.DECIDED, imageId, decided.build(), new FoldOutput.OfImage(decided.build()));
    }

    /** Forwards the state of the touched items; an unchanged item is forwarded with its former revision. */
    void sendItems() {
        for (String itemId : new ArrayList<>(touchedItems)) {
            String key = StoreKey.of(ledger.collectionId(), itemId);
            var known = Optional.ofNullable(items.get(key));
            var now = item(itemId, known);
            if (known.isEmpty() && now.getStatus() == ItemStatus.REMOVED) {
                continue;
            }
            items.put(key, now);
            String name = ledger.collectionId() + "/" + itemId;
            forward(Topic.ITEMS, name, now, new FoldOutput.OfItem(now));
        }
        touchedItems.clear();
    }

    /**
     * Computes the record of an item.
     *
     * @param known the record that was forwarded last; empty for a new item
     */
    private Item item(String itemId, Optional<Item> known) {
        var state = ItemState.of(ledger.log(new DecisionSubject.OfItem(itemId)));
        boolean named = catalogueStore.isNamed(ledger.collectionId(), itemId);
        int specimens = catalogueStore.specimensOf(ledger.collectionId(), itemId);
        var item = Item.newBuilder()
                .setItemId(itemId)
                .setCollectionId(ledger.collectionId())
                .setRevision(known.map(Item::getRevision).orElse(0L))
                .setTitle(state.title())
                .setMetadata(state.metadata())
                .setStatus(state.status(named, specimens))
                .setNamedByCatalogue(named)
                .setImages(catalogueStore.representing(ledger.collectionId(), itemId, MOST_IMAGES))
                .setSpecimens(specimens)
                .setHistory(state.history())
                .setUpdatedAt(known.map(Item::getUpdatedAt).orElse(Instant.EPOCH));
        state.merge().ifPresent(merge -> item.setMergedInto(merge.into()));
        var now = item.build();
        if (known.filter(now::equals).isPresent()) {
            return now;
        }
        // At least the present time in ms, so that revisions keep growing after the state was rebuilt.
        now.setRevision(Math.max(now.getRevision() + 1, context.currentSystemTimeMs()));
        now.setUpdatedAt(Instant.ofEpochMilli(cause.timestamp()));
        return now;
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
