package org.vitrine.search.photograph;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.search.collection.ReadableCollections;
import org.vitrine.search.match.ImageSide;
import org.vitrine.search.problem.RequestParameters;
import org.vitrine.search.problem.SearchProblem;

/**
 * HTTP resource of the search by photograph: which items of the collection look like this photograph? It has four
 * methods for one operation, because JAX-RS chooses a method by its request and response types: a form or one
 * photograph, the answer alone or events.
 */
@Path("/v1/collections/{collectionId}/search")
@Blocking // an uploaded file is read from disk; the search itself runs elsewhere and waits for its permit there
@Tag(name = "Search")
class SearchResource {

    private static final List<String> SIDES =
            Arrays.stream(ImageSide.values()).map(ImageSide::inJson).toList();

    private final SearchByPhotograph search;
    private final SearchEvents events;
    private final ReadableCollections readableCollections;

    SearchResource(SearchByPhotograph search, SearchEvents events, ReadableCollections readableCollections) {
        this.search = search;
        this.events = events;
        this.readableCollections = readableCollections;
    }

    @POST
    @RequiresPermission(Permission.READ)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "searchByPhotograph",
            summary = "The items that look most like an object, by one or two photographs",
            description =
                    "Send one or two photographs: as obverse or reverse if the side is known, otherwise as image (twice for two);"
                            + " the side is then proposed by the collection's model of sides, if it has one. Or send one photograph"
                            + " as the body, and the rest as parameters of the address. Photographs are not stored."
                            + " facets count the photographs of the collection, not the hits: for each name, those that pass the"
                            + " filters of all other names; stated is the number of those whose value an institution states."
                            + " With Accept: text/event-stream the answer comes as events: prepared and described for each photograph,"
                            + " then answer, or problem with problem details.")
    public Uni<SearchAnswer> byForm(@RestPath String collectionId, SearchForm form) {
        return search.search(collectionId, form.photographs(), form.toRequest());
    }

    @POST
    @RequiresPermission(Permission.READ)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> byFormAsEvents(@RestPath String collectionId, SearchForm form) {
        var profile = readableCollections.find(collectionId);
        return events.of(profile, form.photographs(), form.toRequest());
    }

    @POST
    @RequiresPermission(Permission.READ)
    @Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<SearchAnswer> byBody(
            @RestPath String collectionId,
            @RestQuery Optional<String> k,
            @RestQuery Optional<String> minScore,
            @RestQuery Optional<String> pxPerMm,
            @RestQuery List<String> filter,
            @RestQuery Optional<String> text,
            @RestQuery Optional<String> pictures,
            @RestQuery Optional<String> side,
            @RestQuery Optional<String> region,
            @RestQuery Optional<String> angle,
            File photograph) {
        return search.search(
                collectionId,
                singlePhotograph(side, region, angle, photograph),
                SearchParameters.read(k, minScore, pxPerMm, filter, text, pictures));
    }

    @POST
    @RequiresPermission(Permission.READ)
    @Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM})
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> byBodyAsEvents(
            @RestPath String collectionId,
            @RestQuery Optional<String> k,
            @RestQuery Optional<String> minScore,
            @RestQuery Optional<String> pxPerMm,
            @RestQuery List<String> filter,
            @RestQuery Optional<String> text,
            @RestQuery Optional<String> pictures,
            @RestQuery Optional<String> side,
            @RestQuery Optional<String> region,
            @RestQuery Optional<String> angle,
            File photograph) {
        var profile = readableCollections.find(collectionId);
        return events.of(
                profile,
                singlePhotograph(side, region, angle, photograph),
                SearchParameters.read(k, minScore, pxPerMm, filter, text, pictures));
    }

    private static List<SubmittedPhotograph> singlePhotograph(
            Optional<String> side, Optional<String> region, Optional<String> angle, File photograph) {
        if (photograph.length() == 0) {
            throw new SearchProblem.NoPhotograph().exception();
        }
        return List.of(new SubmittedPhotograph(
                RequestParameters.oneOf("side", side, SIDES).map(ImageSide::of).orElse(ImageSide.UNKNOWN),
                new SubmittedPhotograph.Bytes.Uploaded(photograph.toPath()),
                GivenPlacement.of(region, angle)));
    }
}
