package org.vitrine.search.compare;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.search.download.ContentDisposition;
import org.vitrine.search.problem.GivenText;
import org.vitrine.search.problem.RequestParameters;
import org.vitrine.search.problem.SearchProblem;
import org.vitrine.vision.compare.ComparisonDrawing;
import org.vitrine.vision.compare.ComparisonDrawing.ComparisonPicture;

/**
 * HTTP resource that compares two pictures and explains why they match, or do not: in figures, or as an SVG drawing.
 */
@Path("/v1/compare")
@RunOnVirtualThread // waits for a permit, the store and preprocess-service; the comparison runs on its own threads
@Tag(name = "Search")
class CompareResource {

    private static final String IMAGE = "Id of an indexed image.";
    private static final String OF_PHOTOGRAPH =
            "The answer is that of compareImages; a is the photograph, has no imageId,"
                    + " and its picture is a data URI of the photograph as prepared. Nothing of it is kept.";

    /** Content-Security-Policy of a drawing: it is shown and saved, but loads nothing and runs no script. */
    private static final String DRAWING_POLICY =
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox";

    private final Comparisons comparisons;

    CompareResource(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @GET
    @RequiresPermission(Permission.READ)
    @Operation(
            operationId = "compareImages",
            summary = "Why two indexed photographs match, or do not",
            description =
                    "Aligns the prepared pictures by the turn, scale and shift at which their strokes agree best, and lists the strokes"
                            + " that both have. Give image twice: a, then b. They may be of different collections. alignment.matrix maps"
                            + " pixels of a to pixels of b as matrix() of SVG and CSS does; segments are in pixels of their own picture.")
    public CompareAnswer ofImages(@Parameter(description = IMAGE + " Exactly two.") @RestQuery List<String> image) {
        var pair = pair(image);
        return CompareAnswer.of(comparisons.ofImages(pair.getFirst(), pair.getLast()));
    }

    @GET
    @RequiresPermission(Permission.READ)
    @Path("/drawing")
    @Produces({"image/svg+xml", "application/problem+json"})
    @Operation(
            operationId = "drawComparison",
            summary = "The same as a drawing: both pictures side by side, matched strokes in matching colours",
            description = "The file contains both pictures and refers to no other file.")
    @APIResponse(
            responseCode = "200",
            description = "The drawing.",
            content = @Content(mediaType = "image/svg+xml", schema = @Schema(type = SchemaType.STRING)))
    public Response drawing(
            @Parameter(description = IMAGE + " Exactly two.") @RestQuery List<String> image,
            @Parameter(description = "svg") @RestQuery Optional<String> format) {
        RequestParameters.oneOf("format", format, List.of("svg"));
        var pair = pair(image);
        var compared = comparisons.ofImages(pair.getFirst(), pair.getLast());
        String svg = ComparisonDrawing.svg(
                compared.comparison(),
                new ComparisonPicture(
                        "Image " + pair.getFirst(), compared.a().content().dataUri()),
                new ComparisonPicture(
                        "Image " + pair.getLast(), compared.b().content().dataUri()));
        return Response.ok(svg, "image/svg+xml;charset=UTF-8")
                .header("Content-Security-Policy", DRAWING_POLICY)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline("comparison.svg"))
                .build();
    }

    @POST
    @RequiresPermission(Permission.READ)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "comparePhotographOfForm",
            summary = "Why a photograph matches an indexed one, or does not",
            description = OF_PHOTOGRAPH)
    public CompareAnswer ofForm(
            @Parameter(description = IMAGE) @RestQuery List<String> image,
            @Parameter(description = "How the photograph is prepared; as of the image where absent.") @RestQuery
                    Optional<String> collection,
            Form form) {
        if (form.photographs.size() > 1) {
            throw new SearchProblem.InvalidParameter(
                            "part image",
                            form.photographs.size() + " files",
                            "one photograph is required; give the indexed image as the query parameter image.")
                    .exception();
        }
        return form.photographs.stream()
                .filter(upload -> upload.size() > 0)
                .findFirst()
                .map(upload -> CompareAnswer.of(
                        comparisons.ofPhotograph(upload.uploadedFile(), single(image), given(collection))))
                .orElseThrow(() -> new SearchProblem.NoPhotograph().exception());
    }

    @POST
    @RequiresPermission(Permission.READ)
    @Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "comparePhotograph",
            summary = "The same with the photograph as the body",
            description = OF_PHOTOGRAPH)
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public CompareAnswer ofBody(
            @Parameter(description = IMAGE) @RestQuery List<String> image,
            @Parameter(description = "How the photograph is prepared; as of the image where absent.") @RestQuery
                    Optional<String> collection,
            File photograph) {
        if (photograph.length() == 0) {
            throw new SearchProblem.NoPhotograph().exception();
        }
        return CompareAnswer.of(comparisons.ofPhotograph(photograph.toPath(), single(image), given(collection)));
    }

    private static Optional<String> given(Optional<String> collection) {
        return collection.filter(it -> !it.isBlank());
    }

    private static List<String> pair(List<String> images) {
        return requireExactly(2, images, "image must be given exactly twice.");
    }

    private static String single(List<String> images) {
        return requireExactly(1, images, "the id of one indexed image is required.")
                .getFirst();
    }

    private static List<String> requireExactly(int count, List<String> images, String requirement) {
        if (images.size() != count || images.stream().anyMatch(String::isBlank)) {
            String given = GivenText.shortened(String.join(", ", images));
            throw new SearchProblem.InvalidParameter("image", given, requirement).exception();
        }
        return images;
    }

    /** Multipart form that Quarkus fills. */
    static class Form {

        @RestForm("image")
        @Schema(type = SchemaType.ARRAY, description = "The photograph. Exactly one.")
        List<FileUpload> photographs = List.of();
    }
}
