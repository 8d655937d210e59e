package org.vitrine.search.browse;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.Selection;
import org.vitrine.problem.ProblemException;
import org.vitrine.search.collection.ReadableCollections;
import org.vitrine.search.match.SpecimenKey;
import org.vitrine.search.problem.RequestParameters;
import org.vitrine.search.problem.SearchProblem;
import org.vitrine.search.view.DecidedView;
import org.vitrine.search.view.ImageSummary;

/** HTTP resource that returns a physical object and its photographs, by the number that its institution gave it. */
@Path("/v1/specimens")
@Tag(name = "Browse")
class SpecimenResource {

    private static final String AMBIGUITY =
            "A specimen's number is unique within its institution. Where several institutions of the collection have a specimen"
                    + " of this number and 'institution' is not given, the answer has no 'images' but 'specimens': each of"
                    + " them with its images and a link to it alone.";
    private static final String INSTITUTION = "Whose specimen it is; needed where several institutions use one number.";

    /**
     * Maximum number of institutions with the same specimen number that an answer lists, and of their images together.
     */
    private static final int MAX_INSTITUTIONS = 100;

    private static final int MAX_IMAGES = 400;

    private static final int CONCURRENT_PAGES = 8;

    private final ImageIndex index;
    private final ReadableCollections readableCollections;

    SpecimenResource(ImageIndex index, ReadableCollections readableCollections) {
        this.index = index;
        this.readableCollections = readableCollections;
    }

    /**
     * JSON answer: one specimen, or all specimens that have the requested number.
     *
     * @param institutionId absent, like all the following members but {@code specimens}, if several institutions use
     *     the number
     * @param images images of this page
     * @param next cursor for more images; absent on the last page
     * @param specimens the specimen of each institution, if the number alone is ambiguous; absent otherwise
     */
    record SpecimenAnswer(
            String specimenId,
            String collectionId,
            Optional<String> institutionId,
            Optional<String> itemId,
            Optional<String> statedItemId,
            Optional<DecidedView> decided,
            Optional<List<ImageSummary>> images,
            Optional<SpecimenRecord.SelfLink> links,
            Optional<String> next,
            Optional<List<SpecimenRecord>> specimens) {

        static SpecimenAnswer of(SpecimenRecord one) {
            return new SpecimenAnswer(
                    one.specimenId(),
                    one.collectionId(),
                    Optional.of(one.institutionId()),
                    one.itemId(),
                    one.statedItemId(),
                    one.decided(),
                    Optional.of(one.images()),
                    Optional.of(one.links()),
                    one.next(),
                    Optional.empty());
        }

        static SpecimenAnswer of(RequestedSpecimen requested, List<SpecimenRecord> specimens) {
            return new SpecimenAnswer(
                    requested.specimenId(),
                    requested.collectionId(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(specimens));
        }
    }

    private record RequestedSpecimen(String collectionId, String specimenId) {}

    // Specimen numbers of an institution may contain slashes.
    @GET
    @RequiresPermission(Permission.READ)
    @Path("{specimenId: .+}")
    @Operation(
            operationId = "getSpecimen",
            summary = "A specimen of a collection with its images",
            description = AMBIGUITY + " Numbers that no path can hold, such as '..', go to /v1/specimens?specimen=.")
    public Uni<SpecimenAnswer> get(
            @RestPath String specimenId,
            @RestQuery Optional<String> collection,
            @Parameter(description = INSTITUTION) @RestQuery Optional<String> institution,
            @RestQuery Optional<String> limit,
            @RestQuery Optional<String> cursor) {
        var requested = new RequestedSpecimen(RequestParameters.required("collection", collection), specimenId);
        return answer(requested, institution.filter(it -> !it.isBlank()), ImageList.PageRequest.of(limit, cursor));
    }

    @GET
    @RequiresPermission(Permission.READ)
    @Operation(
            operationId = "findSpecimen",
            summary = "The same with the number as a parameter, which may hold any characters",
            description = AMBIGUITY)
    public Uni<SpecimenAnswer> find(
            @RestQuery Optional<String> specimen,
            @RestQuery Optional<String> collection,
            @Parameter(description = INSTITUTION) @RestQuery Optional<String> institution,
            @RestQuery Optional<String> limit,
            @RestQuery Optional<String> cursor) {
        var requested = new RequestedSpecimen(
                RequestParameters.required("collection", collection), RequestParameters.required("specimen", specimen));
        return answer(requested, institution.filter(it -> !it.isBlank()), ImageList.PageRequest.of(limit, cursor));
    }

    private Uni<SpecimenAnswer> answer(
            RequestedSpecimen requested, Optional<String> institution, ImageList.PageRequest pageRequest) {
        readableCollections.find(requested.collectionId());
        return institution
                .map(id -> Uni.createFrom().<Collection<String>>item(Set.of(id)))
                .orElseGet(() -> index.institutions(selection(requested), MAX_INSTITUTIONS)
                        .map(found -> found))
                .chain(institutions -> switch (institutions.size()) {
                    case 0 -> Uni.createFrom().failure(unknown(requested));
                    case 1 ->
                        specimen(requested, institutions.iterator().next(), pageRequest)
                                .map(SpecimenAnswer::of);
                    default -> all(requested, institutions, pageRequest);
                });
    }

    private Uni<SpecimenAnswer> all(
            RequestedSpecimen requested, Collection<String> institutions, ImageList.PageRequest pageRequest) {
        int perSpecimen = Math.max(1, Math.min(pageRequest.limit(), MAX_IMAGES / institutions.size()));
        var pages = institutions.stream()
                .map(institution ->
                        specimen(requested, institution, new ImageList.PageRequest(perSpecimen, pageRequest.cursor())))
                .toList();
        return Uni.join()
                .all(pages)
                .usingConcurrencyOf(CONCURRENT_PAGES)
                .andFailFast()
                .map(specimens -> SpecimenAnswer.of(requested, specimens));
    }

    private Uni<SpecimenRecord> specimen(
            RequestedSpecimen requested, String institution, ImageList.PageRequest pageRequest) {
        String list = "specimen\n%s\n%s\n%s".formatted(requested.collectionId(), institution, requested.specimenId());
        return new ImageList(selection(requested).ofInstitution(institution), list)
                .page(index, pageRequest)
                .map(page -> {
                    if (page.images().isEmpty()) {
                        throw unknown(requested);
                    }
                    var specimen = new SpecimenKey(institution, requested.specimenId());
                    return SpecimenRecord.of(requested.collectionId(), specimen, page.images(), page.next());
                });
    }

    private static Selection selection(RequestedSpecimen requested) {
        return Selection.ofCollection(requested.collectionId()).ofSpecimen(requested.specimenId());
    }

    private static ProblemException unknown(RequestedSpecimen requested) {
        return new SearchProblem.UnknownSpecimen(requested.collectionId(), requested.specimenId()).exception();
    }
}
