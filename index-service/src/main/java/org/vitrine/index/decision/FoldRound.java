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

/** What one record causes in a collection: the photographs that are looked at again, and the items that differ by it. */
final class FoldRound {

    private static final URI SOURCE = URI.create("/index-service");

    /** Photographs that represent an item. */
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

    /** Looks at everything again that may differ because something was decided of these subjects. */
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

    /** Items whose merges lead to this one, and itself; only where it was ever merged do its specimens depend on it. */
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

    /** Keeps the place of a photograph, and looks at it again. An older entry changes nothing. */
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

    /** @param before the place in which the photograph counts as a member */
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

    /** Sends the items that were touched; one that is the same as before goes out with the same revision. */
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
        // The clock, so that revisions go on where the state is built anew.
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
