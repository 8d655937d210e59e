package org.vitrine.search.browse;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.IndexedItem;
import org.vitrine.imageindex.ItemIndex;
import org.vitrine.imageindex.Selection;
import org.vitrine.search.collection.ReadableCollections;
import org.vitrine.search.match.SpecimenKey;
import org.vitrine.search.problem.RequestParameters;
import org.vitrine.search.problem.SearchProblem;
import org.vitrine.search.view.ImageSummary;
import org.vitrine.search.view.ItemChangeView;
import org.vitrine.search.view.Links;

/** HTTP resource that returns an item, which is a catalogue record, with the specimens that belong to it. */
@Path("/v1/items")
@Tag(name = "Browse")
class ItemResource {

    private final ImageIndex index;
    private final ItemIndex records;
    private final ReadableCollections readableCollections;

    ItemResource(ImageIndex index, ItemIndex records, ReadableCollections readableCollections) {
        this.index = index;
        this.records = records;
        this.readableCollections = readableCollections;
    }

    /**
     * JSON answer: the item and one page of its images, grouped by specimen.
     *
     * @param requestedItemId the id in the request, if the item of that id was merged into this one; absent otherwise
     * @param title empty if no title was given. This and the next four members are absent while the item has no record
     * @param metadata metadata of the item as people edited it; what institutions state of specimens is with their
     *     images
     * @param status draft or published
     * @param images imageIds of photographs that represent the item, at most 24
     * @param history changes of the record, newest last, at most 200
     * @param specimens specimens of the item with their images on this page
     * @param next cursor for more images; absent on the last page. A specimen may continue on the next page
     */
    record Item(
            String itemId,
            String collectionId,
            Optional<String> requestedItemId,
            Optional<String> title,
            Optional<Map<String, String>> metadata,
            Optional<String> status,
            Optional<List<String>> images,
            Optional<List<ItemChangeView>> history,
            List<Specimen> specimens,
            Optional<String> next) {

        /** A specimen with those of its images that are on this page. */
        record Specimen(
                String institutionId, String specimenId, List<ImageSummary> images, SpecimenRecord.SelfLink links) {}
    }

    // Item numbers of a catalogue may contain slashes.
    @GET
    @RequiresPermission(Permission.READ)
    @Path("{itemId: .+}")
    @Operation(operationId = "getItem", summary = "An item of a collection with its specimens and their images")
    public Uni<Item> get(
            @RestPath String itemId,
            @RestQuery Optional<String> collection,
            @RestQuery Optional<String> limit,
            @RestQuery Optional<String> cursor) {
        return item(
                RequestParameters.required("collection", collection), itemId, ImageList.PageRequest.of(limit, cursor));
    }

    @GET
    @RequiresPermission(Permission.READ)
    @Operation(
            operationId = "findItem",
            summary = "The same with the item's id as a parameter, which may hold any characters")
    public Uni<Item> find(
            @RestQuery Optional<String> item,
            @RestQuery Optional<String> collection,
            @RestQuery Optional<String> limit,
            @RestQuery Optional<String> cursor) {
        return item(
                RequestParameters.required("collection", collection),
                RequestParameters.required("item", item),
                ImageList.PageRequest.of(limit, cursor));
    }

    private Uni<Item> item(String collectionId, String itemId, ImageList.PageRequest pageRequest) {
        readableCollections.find(collectionId);
        return records.resolve(collectionId, itemId).chain(record -> {
            String current = record.map(IndexedItem::itemId).orElse(itemId);
            var selection = Selection.ofCollection(collectionId).ofItem(current);
            return new ImageList(selection, "item\n" + collectionId + '\n' + current)
                    .page(index, pageRequest)
                    .map(page -> item(collectionId, itemId, record, page));
        });
    }

    private static Item item(String collectionId, String requested, Optional<IndexedItem> record, ImageList.Page page) {
        boolean isRecorded =
                record.filter(it -> it.status() != IndexedItem.Status.REMOVED).isPresent();
        if (page.images().isEmpty() && !isRecorded) {
            throw new SearchProblem.UnknownItem(collectionId, requested).exception();
        }
        var specimens = page.map(ImageSummary::of).stream()
                .collect(Collectors.groupingBy(ItemResource::key, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> specimen(collectionId, entry.getKey(), entry.getValue()))
                .toList();
        String itemId = record.map(IndexedItem::itemId).orElse(requested);
        return new Item(
                itemId,
                collectionId,
                Optional.of(requested).filter(it -> !it.equals(itemId)),
                record.map(IndexedItem::title),
                record.map(IndexedItem::metadata),
                record.map(it -> it.status().inJson()),
                record.map(IndexedItem::images),
                record.map(it -> it.history().stream().map(ItemChangeView::of).toList()),
                specimens,
                page.next());
    }

    private static Item.Specimen specimen(String collectionId, SpecimenKey key, List<ImageSummary> images) {
        String self = Links.specimen(collectionId, key.institutionId(), key.specimenId());
        return new Item.Specimen(key.institutionId(), key.specimenId(), images, new SpecimenRecord.SelfLink(self));
    }

    private static SpecimenKey key(ImageSummary image) {
        return new SpecimenKey(image.institutionId(), image.specimenId());
    }
}
