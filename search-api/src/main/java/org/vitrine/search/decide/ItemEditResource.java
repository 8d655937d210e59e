package org.vitrine.search.decide;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.imageindex.IndexedItem;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.ItemIndex;
import org.vitrine.imageindex.ItemQuery;
import org.vitrine.search.browse.Cursor;
import org.vitrine.search.collection.ReadableCollections;
import org.vitrine.search.people.PersonRegistry;
import org.vitrine.search.problem.RequestParameters;

/** HTTP resource that lists, opens, edits and publishes items of a collection. Each change is a decision. */
@Path("/v1/collections/{collectionId}/items")
@Tag(name = "Items")
@RunOnVirtualThread // waits for the index and for Kafka
class ItemEditResource {

    private static final int DEFAULT_LIMIT = 24;
    private static final int MAX_LIMIT = 200;

    private final DecisionRecorder decisionRecorder;
    private final ItemIndex index;
    private final ReadableCollections readableCollections;
    private final PersonRegistry people;

    ItemEditResource(
            DecisionRecorder decisionRecorder,
            ItemIndex index,
            ReadableCollections readableCollections,
            PersonRegistry people) {
        this.decisionRecorder = decisionRecorder;
        this.index = index;
        this.readableCollections = readableCollections;
        this.people = people;
    }

    /**
     * One page of items.
     *
     * @param next cursor of the next page; absent on the last page
     */
    record ListOfItems(List<ItemRecordView> items, Optional<String> next) {}

    /** Body of a request to open an item, for the OpenAPI description. {@link ItemRequests} reads it. */
    record NewItem(
            Optional<String> decisionId,
            Optional<String> itemId,
            Optional<String> title,
            Optional<Map<String, String>> metadata,
            Optional<List<IndexedSubject>> subjects,
            Optional<String> note) {}

    /**
     * Body of a request to change an item, a merge patch (RFC 7396), for the OpenAPI description. {@link ItemRequests}
     * reads it.
     */
    record ItemPatch(
            Optional<String> decisionId,
            Optional<String> title,
            Optional<Map<String, String>> metadata,
            Optional<String> status,
            Optional<String> note) {}

    /** JSON answer: the decisions that the request made. One, or two if the request edits and publishes. */
    record ItemDecisions(List<DecisionResource.DecisionAnswer> decisions) {}

    @GET
    @RequiresPermission(Permission.READ)
    @Operation(operationId = "listItems", summary = "Items of a collection in the order of their ids, page by page")
    public ListOfItems list(
            @RestPath String collectionId,
            @Parameter(description = "Words that must all occur in id, title or metadata; at most 500 characters.")
                    @RestQuery
                    Optional<String> q,
            @Parameter(description = "draft, published or merged.") @RestQuery Optional<String> status,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "24"))
                    @RestQuery
                    Optional<String> limit,
            @RestQuery Optional<String> cursor) {
        readableCollections.find(collectionId);
        int size = RequestParameters.integer("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT);
        var query = query(collectionId, q, status);
        String list = "items\n" + query;
        var after = cursor.filter(it -> !it.isBlank()).map(encoded -> DecisionLists.position(encoded, list));
        var found = index.page(query, after, size + 1).await().indefinitely().items();
        var pageItems = found.subList(0, Math.min(size, found.size()));
        return new ListOfItems(
                pageItems.stream().map(ItemRecordView::of).toList(),
                found.size() > size
                        ? Optional.of(new Cursor(pageItems.getLast().itemId()).encode(list))
                        : Optional.empty());
    }

    static ItemQuery query(String collectionId, Optional<String> q, Optional<String> status) {
        return new ItemQuery(
                collectionId,
                RequestParameters.text("q", q),
                RequestParameters.oneOf("status", status, List.of("draft", "published", "merged"))
                        .map(IndexedItem.Status::of));
    }

    @POST
    @RequiresPermission(Permission.DECIDE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "openItem",
            summary = "Open an item, and attach subjects to it where given",
            description =
                    "The same as the decision open-item. Where no itemId is given, one is made of the decisionId.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DecisionResource.DecisionAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "Recorded before, with the same content",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DecisionResource.DecisionAnswer.class)))
    public RestResponse<DecisionResource.DecisionAnswer> open(
            @RestPath String collectionId,
            @Parameter(description = DecisionResource.PERSON, required = true) @HeaderParam("Vitrine-Person") @Nullable
                    String person,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewItem.class)))
                    JsonNode body,
            @Context HttpHeaders headers) {
        var actor = people.actor(headers);
        var draft = DecisionResource.read(checked(() -> ItemRequests.opening(body)));
        return DecisionResource.answer(decisionRecorder.decide(collectionId, draft, actor));
    }

    @PATCH
    @RequiresPermission(Permission.DECIDE)
    @Path("{itemId: .+}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeItem",
            summary = "Edit or publish an item",
            description = "A merge patch (RFC 7396) of title, metadata and status; the status can become published.")
    public ItemDecisions change(
            @RestPath String collectionId,
            @RestPath String itemId,
            @Parameter(description = DecisionResource.PERSON, required = true) @HeaderParam("Vitrine-Person") @Nullable
                    String person,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ItemPatch.class)))
                    JsonNode body,
            @Context HttpHeaders headers) {
        var actor = people.actor(headers);
        // Both are read before either is written, so that an invalid request writes nothing.
        var edit = checked(() -> ItemRequests.editing(body, itemId)).map(DecisionResource::read);
        var publication = checked(() -> ItemRequests.publishing(body, itemId)).map(DecisionResource::read);
        return new ItemDecisions(Stream.concat(edit.stream(), publication.stream())
                .map(draft -> DecisionResource.DecisionAnswer.of(decisionRecorder.decide(collectionId, draft, actor)))
                .toList());
    }

    private static <T> T checked(Supplier<T> read) {
        try {
            return read.get();
        } catch (InvalidMember invalid) {
            throw new DecideProblem.InvalidDecision(invalid.member(), invalid.given(), invalid.requirement())
                    .exception();
        }
    }
}
