package org.vitrine.preprocess;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.admission.CpuPermits;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;
import org.vitrine.vision.prepare.ManualPlacement;
import org.vitrine.vision.prepare.Preparation;

/**
 * HTTP endpoint that prepares a query photograph with the same code as a catalogued one and stores nothing. Called by
 * search-api.
 */
@Path("/v1/prepare")
class PrepareResource {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final PreparationExecutor preparationExecutor;
    private final CpuPermits cpuPermits;
    private final PreprocessConfig config;
    private final ObjectMapper json;

    PrepareResource(
            PreparationExecutor preparationExecutor,
            CpuPermits cpuPermits,
            PreprocessConfig config,
            ObjectMapper json) {
        this.preparationExecutor = preparationExecutor;
        this.cpuPermits = cpuPermits;
        this.config = config;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(PreparedParts.MEDIA_TYPE)
    @Operation(
            summary = "Prepare a photograph",
            description =
                    "Decodes the photograph, finds the objects, cuts the main one out and squares it. The collection's profile states the steps and their order: locate, scale, cut-out, upright, enhance, square. Of two objects that seem to be the sides of one, each names the other in pairOf. An unknown collection, or none, has the steps for coins.")
    @RequestBody(
            description = "The photograph's bytes. The format is detected by content, whatever the header says.",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "200",
            description =
                    "Part 'preparation': what was done and measured, as JSON, and the names of the other parts. Each other part is a picture.",
            content =
                    @Content(
                            mediaType = PreparedParts.MEDIA_TYPE,
                            schema = @Schema(implementation = PrepareAnswer.class),
                            examples =
                                    @ExampleObject(
                                            name = "a coin on cloth",
                                            value =
                                                    "{\"mediaType\":\"image/jpeg\",\"widthPx\":900,\"heightPx\":700,\"region\":{\"left\":340,\"top\":120,\"width\":361,\"height\":361},\"regions\":[{\"left\":340,\"top\":120,\"width\":361,\"height\":361,\"confidence\":0.97,\"roundness\":0.98}],\"steps\":[{\"name\":\"locate\",\"outcome\":\"applied\",\"confidence\":0.97,\"measured\":{\"coverageRatio\":0.16},\"note\":\"the outline is an ellipse\",\"tookMs\":14.2}],\"quality\":{\"sharpness\":0.004,\"exposure\":0.61,\"coverage\":0.16,\"resolutionPx\":361},\"renditions\":[{\"kind\":\"prepared\",\"part\":\"prepared\",\"mediaType\":\"image/png\",\"widthPx\":224,\"heightPx\":224}]}")))
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read, or the region is not within the photograph: invalid-parameter.",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @APIResponse(
            responseCode = "413",
            description = "Too many bytes, pixels or frames: too-large, too-many-pixels, too-many-frames.",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @APIResponse(
            responseCode = "415",
            description = "Not a format that is decoded: unsupported-format.",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @APIResponse(
            responseCode = "422",
            description = "The photograph is faulty: empty, truncated, damaged, too-small.",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @APIResponse(
            responseCode = "503",
            description = "Too many photographs at once: busy. Retry-After states when to try again.",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    public Uni<Response> prepare(
            @RestQuery Optional<String> collection,
            @Parameter(
                            description =
                                    "left,top,width,height of the main object in pixels of the upright photograph; replaces the step locate.")
                    @RestQuery
                    Optional<String> region,
            @Parameter(
                            description =
                                    "By how many degrees the object is turned clockwise, -360 to 360; replaces the step upright.")
                    @RestQuery
                    Optional<String> angle,
            @Parameter(
                            description =
                                    "Kinds of renditions that are answered, separated by commas: prepared, mask, thumbnail, access, strokes. Without it, all are.")
                    @RestQuery
                    Optional<String> renditions,
            @Parameter(
                            description =
                                    "true answers the prepared picture as each step left it: stepPictures names the parts.")
                    @RestQuery
                    Optional<String> stepPictures,
            byte[] photograph) {
        var query = PrepareQuery.of(collection, region, angle, renditions, stepPictures);
        if (photograph.length > config.maxBytes()) {
            throw new ProblemException(
                    new PreprocessProblem.TooManyBytes(photograph.length, config.maxBytes()).detail());
        }
        if (preparationExecutor.underWay() >= cpuPermits.maxUnderWay(config.waiting())) {
            throw busy();
        }
        return preparationExecutor
                .prepare(query, photograph)
                .ifNoItem()
                .after(config.answerWithin())
                .fail()
                .onFailure(TimeoutException.class)
                .transform(_ -> busy())
                .onFailure(ManualPlacement.RegionOutside.class)
                .transform(outside -> PrepareQuery.invalid(
                        "region", region.orElse(""), ((ManualPlacement.RegionOutside) outside).sentence()))
                .map(preparation -> switch (preparation) {
                    case Preparation.Prepared prepared -> PreparedParts.of(prepared, json);
                    case Preparation.Refused(var code, var sentence) ->
                        throw new ProblemException(new PreprocessProblem.BadPhotograph(code, sentence).detail());
                });
    }

    private ProblemException busy() {
        return ProblemException.retryable(
                new PreprocessProblem.Busy(preparationExecutor.underWay(), RETRY_AFTER).detail(), RETRY_AFTER);
    }
}
