package org.vitrine.inference.describe;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.admission.Bulkhead;
import org.vitrine.admission.rate.Requester;
import org.vitrine.inference.cache.InferenceContext;
import org.vitrine.inference.remote.RemoteFailure;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.inference.statement.ImageInput;
import org.vitrine.inference.statement.InferenceProfile;
import org.vitrine.inference.statement.PictureShape;
import org.vitrine.inference.statement.StepStatement;
import org.vitrine.problem.ProblemDetail;

/**
 * {@code POST /v1/steps/{step}}: computes a preparation step with the endpoint that the collection's profile names for
 * it. preprocess-service calls it instead of the endpoint itself, so that all calls to AWS share one limiter, one
 * budget and one cache.
 */
@Path("/v1/steps")
@ApplicationScoped
class StepResource {

    private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final StatementRequests statementRequests;
    private final InferenceProfiles profiles;
    private final InferenceConfig config;
    private final Bulkhead bulkhead;

    StepResource(StatementRequests statementRequests, InferenceProfiles profiles, InferenceConfig config) {
        this.statementRequests = statementRequests;
        this.profiles = profiles;
        this.config = config;
        this.bulkhead = Bulkhead.refusing(
                config.describeConcurrency(),
                () -> new InferenceProblem.Busy(config.describeConcurrency(), config.retryAfter()).exception());
    }

    @POST
    @Path("/{step}")
    @Consumes({"image/png", "image/jpeg"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "step",
            summary = "Compute a preparation step with the endpoint of a collection's profile",
            description =
                    "cut-out returns a mask, upright an angle, enhance a picture. preprocess-service calls this; if the response is a problem, it computes the step itself and states so in the event. curl -H 'Content-Type: image/jpeg' --data-binary @coin.jpg 'http://localhost:8103/v1/steps/cut-out?collection=coins'")
    @RequestBody(
            description =
                    "For cut-out the whole photograph, for upright and enhance the prepared picture. The format is detected from the content.",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "200",
            description = "The mask, the angle or the picture, and the model that computed it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StepAnswer.class),
                            examples = @ExampleObject(name = "an angle", value = OpenApiExamples.STEP)))
    @APIResponse(
            responseCode = "404",
            description = "no-endpoint-for-step: the profile has no endpoint for this step",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @APIResponse(responseCode = "400", description = "malformed-collection, malformed-image or malformed-version")
    @APIResponse(responseCode = "413", description = "too-large: more than vitrine.inference.max-rendition-bytes")
    @APIResponse(responseCode = "415", description = "unsupported-format: neither PNG nor JPEG")
    @APIResponse(
            responseCode = "503",
            description =
                    "busy, held-back, remote-throttled, model-not-ready, remote-unreachable, model-error, remote-access-denied, remote-refused, invalid-request or malformed-answer. Retry-After states when to retry; it is absent if a retry cannot succeed.")
    public Uni<StepAnswer> step(
            @Parameter(description = "cut-out, upright or enhance", example = "cut-out") @RestPath String step,
            @Parameter(description = "Collection whose profile names the endpoint", example = "coins")
                    @RestQuery
                    @DefaultValue("default")
                    String collection,
            @Parameter(description = "Institution of the catalogued image; absent for a query photograph") @RestQuery
                    Optional<String> institution,
            @Parameter(description = "Id of the catalogued image") @RestQuery Optional<String> image,
            @Parameter(description = "Version of that image; 0 if it is unknown") @RestQuery @DefaultValue("0")
                    int version,
            byte[] picture) {
        if (!DescribeResource.COLLECTION.matcher(collection).matches()) {
            throw new InferenceProblem.MalformedCollection(collection).exception();
        }
        image.filter(id -> !IMAGE.matcher(id).matches()).ifPresent(id -> {
            throw new InferenceProblem.MalformedImage(id).exception();
        });
        if (version < 0) {
            throw new InferenceProblem.MalformedVersion(version).exception();
        }
        long maxBytes = config.maxRenditionBytes().asLongValue();
        if (picture.length > maxBytes) {
            throw new InferenceProblem.BodyTooLarge(picture.length, maxBytes).exception();
        }
        if (PictureShape.of(picture).isEmpty()) {
            throw new InferenceProblem.UnsupportedBody().exception();
        }
        var profile = profiles.of(collection);
        var endpoint = Optional.ofNullable(profile.steps().get(step))
                .orElseThrow(() -> new InferenceProblem.NoEndpointForStep(step, collection).exception());
        var requests = statementRequests.of(context(collection, institution, image, version), profile);
        return bulkhead.withPermit(() -> requestStep(step, endpoint, picture, requests))
                .map(StepAnswer::of)
                .onFailure(RemoteFailure.class)
                .transform(failure -> new InferenceProblem.RemoteFailed(
                                ((RemoteFailure) failure).fault(), config.retryAfter())
                        .exception());
    }

    private static Uni<StepStatement> requestStep(
            String step,
            InferenceProfile.Endpoint endpoint,
            byte[] picture,
            StatementRequests.PhotographRequests requests) {
        var input =
                new ImageInput(RequestDigest.of(picture), new ImageInput.Transport.Bytes(picture), Optional.empty());
        return requests.step(step, input, endpoint);
    }

    private static InferenceContext context(
            String collection, Optional<String> institution, Optional<String> image, int version) {
        return institution
                .map(institutionId -> new InferenceContext(
                        new Requester(institutionId, collection, Requester.Urgency.BATCH),
                        image.map(id -> new InferenceContext.CataloguedImage(collection, id, version))))
                .orElseGet(() -> DescribeResource.query(collection));
    }
}
