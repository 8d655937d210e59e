package org.vitrine.index.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.vitrine.decisions.DecisionSubject;
import org.vitrine.index.streams.StoreJson;
import org.vitrine.index.streams.StoreSupplier;

/**
 * State stores of one task for the relations of photographs, specimens and items of its collections.
 * {@link FoldEvaluation} reads them to find the photographs and items that a decision affects.
 *
 * <p>The number of specimens per item is kept in memory only: it is counted from the store of members when the task
 * starts, and updated with each change, so that it cannot differ from the store. Used by the thread of the task only.
 */
final class CatalogueStore {

    private static final String IMAGE_PLACE = "image-place";
    /** Key: collection, institution, specimen, image. The photographs of a specimen. */
    private static final String SPECIMEN_IMAGE = "specimen-image";
    /** Key: collection, item, institution, specimen. Specimens whose state depends on decisions about the item. */
    private static final String ITEM_DEPENDENCY = "item-mention";
    /** Key: collection, item, image. Photographs for which the institution states the item. */
    private static final String ITEM_STATEMENT = "item-statement";
    /** Key: collection, item, institution, specimen, image. Photographs by the item in force. */
    private static final String ITEM_MEMBER = "item-member";

    static final List<String> STORES =
            List.of(IMAGE_PLACE, SPECIMEN_IMAGE, ITEM_DEPENDENCY, ITEM_STATEMENT, ITEM_MEMBER);

    private static final byte[] PRESENT = {1};
    private static final StringSerializer STRING_SERIALIZER = new StringSerializer();

    private final KeyValueStore<String, ImagePlace> places;
    private final KeyValueStore<String, byte[]> specimenImages;
    private final KeyValueStore<String, byte[]> itemDependencies;
    private final KeyValueStore<String, byte[]> statements;
    private final KeyValueStore<String, byte[]> members;
    private final Map<String, Integer> specimenCounts = new HashMap<>();

    private CatalogueStore(ProcessorContext<?, ?> context) {
        this.places = context.getStateStore(IMAGE_PLACE);
        this.specimenImages = context.getStateStore(SPECIMEN_IMAGE);
        this.itemDependencies = context.getStateStore(ITEM_DEPENDENCY);
        this.statements = context.getStateStore(ITEM_STATEMENT);
        this.members = context.getStateStore(ITEM_MEMBER);
    }

    static void addStores(StreamsBuilder builder, StoreSupplier stores) {
        STORES.stream()
                .filter(name -> !name.equals(IMAGE_PLACE))
                .forEach(name -> builder.addStateStore(
                        Stores.keyValueStoreBuilder(stores.named(name), Serdes.String(), Serdes.ByteArray())));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                stores.named(IMAGE_PLACE), Serdes.String(), StoreJson.serde(ImagePlace.class)));
    }

    /**
     * Opens the stores and counts the specimens of each item. Call it from {@code init}, when the stores are restored.
     * Reads all members, about a million per second.
     */
    static CatalogueStore open(ProcessorContext<?, ?> context) {
        var catalogue = new CatalogueStore(context);
        String last = "";
        try (var all = catalogue.members.all()) {
            while (all.hasNext()) {
                var parts = StoreKey.parts(all.next().key);
                String specimen = StoreKey.of(parts.subList(0, 4).toArray(String[]::new));
                if (!specimen.equals(last)) {
                    catalogue.specimenCounts.merge(StoreKey.of(parts.get(0), parts.get(1)), 1, Integer::sum);
                    last = specimen;
                }
            }
        }
        return catalogue;
    }

    /** Returns the place of a photograph; empty where it never arrived. */
    Optional<ImagePlace> place(String collectionId, String imageId) {
        return Optional.ofNullable(places.get(StoreKey.of(collectionId, imageId)));
    }

    /**
     * Stores the place of a photograph after a decision. Specimen and stated item are those of its newest entry in the
     * catalogue, so that the keys by specimen and by stated item are not written again: the record of that entry writes
     * them, and is delivered again where a crash lost them.
     */
    void put(String collectionId, String imageId, ImagePlace place) {
        places.put(StoreKey.of(collectionId, imageId), place);
    }

    /**
     * Stores the place of a photograph after an entry in the catalogue, and updates the keys by specimen and by stated
     * item. Each call writes the changelogs, also where nothing changed: call it once for a record.
     *
     * @param previous place that is stored now, whose keys are removed where they differ; {@code place} for a new one
     */
    void put(String collectionId, String imageId, ImagePlace place, ImagePlace previous) {
        previous.specimen()
                .filter(former -> !place.specimen().equals(Optional.of(former)))
                .ifPresent(former -> specimenImages.delete(imageKey(collectionId, former, imageId)));
        previous.statedItemId()
                .filter(former -> !place.statedItemId().equals(Optional.of(former)))
                .ifPresent(former -> statements.delete(StoreKey.of(collectionId, former, imageId)));
        put(collectionId, imageId, place);
        place.specimen().ifPresent(specimen -> specimenImages.put(imageKey(collectionId, specimen, imageId), PRESENT));
        place.statedItemId().ifPresent(item -> {
            statements.put(StoreKey.of(collectionId, item, imageId), PRESENT);
            place.specimen().ifPresent(specimen -> recordItemDependency(collectionId, item, specimen));
        });
    }

    /**
     * Records that the state of a specimen depends on an item. The entry is never removed; at worst, a specimen is
     * evaluated again without need.
     */
    void recordItemDependency(String collectionId, String itemId, DecisionSubject.OfSpecimen specimen) {
        itemDependencies.put(
                StoreKey.of(collectionId, itemId, specimen.institutionId(), specimen.specimenId()), PRESENT);
    }

    /** Returns the specimens whose state depends on an item. */
    Set<DecisionSubject.OfSpecimen> specimensDependingOn(String collectionId, String itemId) {
        Set<DecisionSubject.OfSpecimen> found = new LinkedHashSet<>();
        scan(
                itemDependencies,
                StoreKey.of(collectionId, itemId),
                parts -> found.add(new DecisionSubject.OfSpecimen(parts.get(2), parts.get(3))));
        return found;
    }

    /** Returns the imageIds of the photographs of a specimen. */
    List<String> images(String collectionId, DecisionSubject.OfSpecimen specimen) {
        List<String> found = new ArrayList<>();
        scan(
                specimenImages,
                StoreKey.of(collectionId, specimen.institutionId(), specimen.specimenId()),
                parts -> found.add(parts.get(3)));
        return found;
    }

    /** Moves a photograph from one item to another, and updates the number of specimens of both. */
    void move(
            String collectionId,
            String imageId,
            Optional<DecisionSubject.OfSpecimen> from,
            Optional<String> fromItem,
            Optional<DecisionSubject.OfSpecimen> to,
            Optional<String> toItem) {
        from.ifPresent(specimen -> fromItem.ifPresent(item -> {
            if (members.delete(memberKey(collectionId, item, specimen, imageId)) != null
                    && !isMember(collectionId, item, specimen)) {
                specimenCounts.merge(StoreKey.of(collectionId, item), -1, Integer::sum);
            }
        }));
        to.ifPresent(specimen -> toItem.ifPresent(item -> {
            if (!isMember(collectionId, item, specimen)) {
                specimenCounts.merge(StoreKey.of(collectionId, item), 1, Integer::sum);
            }
            members.put(memberKey(collectionId, item, specimen, imageId), PRESENT);
        }));
    }

    /** Returns the number of specimens that belong to the item. */
    int specimensOf(String collectionId, String itemId) {
        return specimenCounts.getOrDefault(StoreKey.of(collectionId, itemId), 0);
    }

    /** Whether an institution states the item for at least one photograph. */
    boolean isStated(String collectionId, String itemId) {
        return hasAny(statements, StoreKey.of(collectionId, itemId));
    }

    /**
     * Returns photographs that represent an item: first one of each specimen, then further ones.
     *
     * @param limit maximum number of imageIds
     */
    List<String> representativeImages(String collectionId, String itemId, int limit) {
        List<String> first = new ArrayList<>();
        List<String> furtherImages = new ArrayList<>();
        String last = "";
        try (var found = members.prefixScan(StoreKey.of(collectionId, itemId), STRING_SERIALIZER)) {
            while (found.hasNext() && first.size() < limit) {
                var parts = StoreKey.parts(found.next().key);
                String specimen = StoreKey.of(parts.get(2), parts.get(3));
                if (!specimen.equals(last)) {
                    first.add(parts.get(4));
                } else if (furtherImages.size() < limit) {
                    furtherImages.add(parts.get(4));
                }
                last = specimen;
            }
        }
        first.addAll(furtherImages.subList(0, Math.min(furtherImages.size(), limit - first.size())));
        return List.copyOf(first);
    }

    private boolean isMember(String collectionId, String itemId, DecisionSubject.OfSpecimen specimen) {
        return hasAny(members, StoreKey.of(collectionId, itemId, specimen.institutionId(), specimen.specimenId()));
    }

    private static String memberKey(
            String collectionId, String itemId, DecisionSubject.OfSpecimen specimen, String imageId) {
        return StoreKey.of(collectionId, itemId, specimen.institutionId(), specimen.specimenId(), imageId);
    }

    private static String imageKey(String collectionId, DecisionSubject.OfSpecimen specimen, String imageId) {
        return StoreKey.of(collectionId, specimen.institutionId(), specimen.specimenId(), imageId);
    }

    private static boolean hasAny(KeyValueStore<String, byte[]> store, String prefix) {
        try (var found = store.prefixScan(prefix, STRING_SERIALIZER)) {
            return found.hasNext();
        }
    }

    private static void scan(KeyValueStore<String, byte[]> store, String prefix, Consumer<List<String>> consumer) {
        try (var found = store.prefixScan(prefix, STRING_SERIALIZER)) {
            found.forEachRemaining(entry -> consumer.accept(StoreKey.parts(entry.key)));
        }
    }
}
