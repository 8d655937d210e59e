package org.vitrine.search.photograph;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.vitrine.search.filter.FilterReader;
import org.vitrine.search.match.Side;
import org.vitrine.search.photograph.SearchByPhotograph.Wish;
import org.vitrine.search.problem.Parameters;
import org.vitrine.search.problem.SearchProblem;

/** Which items of the collection look like this photograph? */
@Path("/v1/collections/{collectionId}/search")
@RunOnVirtualThread // waits for two services and the index, and computes next to nothing
@Tag(name = "Search")
class SearchResource {

    private static final int HITS = 8;
    private static final int MOST_HITS = 100;
    private static final int MOST_PHOTOGRAPHS = 2;
    private static final List<String> SIDES =
            Arrays.stream(Side.values()).map(Side::word).toList();

    private static final String FACETS =
            " facets count the photographs of the collection, not the hits: for each name, those that pass the filters of all"
                    + " other names; stated says how many of them an institution states the value of.";

    private static final double LEAST_PX_PER_MM = 0.01;
    private static final double MOST_PX_PER_MM = 10_000;
    private static final String SCALE =
            "Scale of the photographs as they are sent, in pixels for each millimetre, 0.01 to 10000. The size of the object is then"
                    + " compared with what institutions state (diameter, diameterMm, or pxPerMm of their photograph): another size makes"
                    + " an item less probable. size in the answer says that it was used.";

    private final SearchByPhotograph search;

    SearchResource(SearchByPhotograph search) {
        this.search = search;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "searchByPhotographs",
            summary = "The items that look most like an object, by one or two photographs",
            description =
                    "Send one or two photographs: as obverse or reverse where you know the side, else as image (twice for two);"
                            + " the side is then proposed by the collection's model of sides, if it has one. Nothing of it is kept."
                            + FACETS)
    public SearchAnswer byForm(@RestPath String collectionId, Form form) {
        var photographs = new ArrayList<Photograph>();
        add(photographs, Side.OBVERSE, form.obverse);
        add(photographs, Side.REVERSE, form.reverse);
        boolean twiceOneSide =
                photographs.stream().map(Photograph::side).distinct().count() < photographs.size();
        add(photographs, Side.UNKNOWN, form.image);
        if (twiceOneSide || photographs.size() > MOST_PHOTOGRAPHS) {
            throw new SearchProblem.AmbiguousPhotographs().exception();
        }
        if (photographs.isEmpty()) {
            throw new SearchProblem.NoPhotograph().exception();
        }
        return search.search(
                collectionId,
                photographs,
                wish(
                        Optional.ofNullable(form.k),
                        Optional.ofNullable(form.minScore),
                        Optional.ofNullable(form.pxPerMm),
                        form.filter));
    }

    @POST
    @Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "searchByPhotograph",
            summary = "The same with one photograph as the body",
            description = "curl --data-binary @coin.jpg -H 'Content-Type: image/jpeg' …/search?k=8" + FACETS)
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public SearchAnswer byBody(
            @RestPath String collectionId,
            @RestQuery Optional<String> k,
            @RestQuery Optional<String> minScore,
            @Parameter(description = SCALE) @RestQuery Optional<String> pxPerMm,
            @Parameter(description = FilterReader.FORM) @RestQuery List<String> filter,
            @RestQuery Optional<String> side,
            File photograph) {
        if (photograph.length() == 0) {
            throw new SearchProblem.NoPhotograph().exception();
        }
        var asked = new Photograph(
                Parameters.word("side", side, SIDES).map(Side::of).orElse(Side.UNKNOWN), photograph.toPath());
        return search.search(collectionId, List.of(asked), wish(k, minScore, pxPerMm, filter));
    }

    private static void add(List<Photograph> photographs, Side side, List<FileUpload> uploads) {
        uploads.stream()
                .filter(upload -> upload.size() > 0)
                .forEach(upload -> photographs.add(new Photograph(side, upload.uploadedFile())));
    }

    private static Wish wish(
            Optional<String> k, Optional<String> minScore, Optional<String> pxPerMm, List<String> filters) {
        return new Wish(
                Parameters.whole("k", k, HITS, 1, MOST_HITS),
                Parameters.share("minScore", minScore, 0),
                Parameters.decimal("pxPerMm", pxPerMm, LEAST_PX_PER_MM, MOST_PX_PER_MM),
                FilterReader.parse(filters));
    }

    /** What Quarkus fills from a form: fields that may be absent, hence mutable and nullable. */
    static class Form {

        @RestForm
        @Schema(type = SchemaType.ARRAY, description = "Photograph of the front.")
        List<FileUpload> obverse = List.of();

        @RestForm
        @Schema(type = SchemaType.ARRAY, description = "Photograph of the back.")
        List<FileUpload> reverse = List.of();

        @RestForm
        @Schema(type = SchemaType.ARRAY, description = "Photograph of no known side. At most two.")
        List<FileUpload> image = List.of();

        @RestForm
        @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "8")
        @Nullable
        String k;

        @RestForm
        @Schema(type = SchemaType.NUMBER, minimum = "0", maximum = "1", defaultValue = "0")
        @Nullable
        String minScore;

        @RestForm
        @Schema(type = SchemaType.NUMBER, minimum = "0.01", maximum = "10000", description = SCALE)
        @Nullable
        String pxPerMm;

        @RestForm
        @Schema(description = FilterReader.FORM)
        List<String> filter = List.of();
    }
}
