package org.vitrine.inference.describe;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.admission.Bulkhead;
import org.vitrine.admission.rate.Requester;
import org.vitrine.inference.cache.InferenceContext;
import org.vitrine.inference.measure.Measurements;
import org.vitrine.inference.remote.RemoteFailure;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.problem.ProblemDetail;

/**
 * {@code POST /v1/describe}: describes a query photograph with the same code and profile as a catalogued one.
 * search-api calls it. At most {@code vitrine.inference.describe-concurrency} requests run at the same time; more get
 * 503.
 */
@Path("/v1/describe")
@ApplicationScoped
class DescribeResource {

    static final Pattern COLLECTION = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final ImageDescriber imageDescriber;
    private final InferenceProfiles profiles;
    private final Measurements measurements;
    private final InferenceConfig config;
    private final Bulkhead bulkhead;

    DescribeResource(
            ImageDescriber imageDescriber,
            InferenceProfiles profiles,
            Measurements measurements,
            InferenceConfig config) {
        this.imageDescriber = imageDescriber;
        this.profiles = profiles;
        this.measurements = measurements;
        this.config = config;
        this.bulkhead = Bulkhead.refusing(
                config.describeConcurrency(),
                () -> new InferenceProblem.Busy(config.describeConcurrency(), config.retryAfter()).exception());
        measurements.registerHttpInFlight(bulkhead::running);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking // reads the uploaded parts from disk; the remotes are then awaited without a thread
    @Operation(
            operationId = "describe",
            summary = "Describe a photograph with the models of a collection",
            description =
                    "Requests labels from Rekognition, and attributes and a vector from SageMaker, as the collection's profile states. A collection without a profile gets labels and the vector of the default embedder. curl -F prepared=@prepared.png -F access=@access.jpg 'http://localhost:8103/v1/describe?collection=coins'")
    @APIResponse(
            responseCode = "200",
            description = "Labels, attributes and the unit vector, each with its model",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DescribeAnswer.class),
                            examples = @ExampleObject(name = "a coin", value = OpenApiExamples.ANSWER)))
    @APIResponse(
            responseCode = "400",
            description = "missing-part, malformed-collection or half-an-extent",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            examples =
                                    @ExampleObject(name = "a part is missing", value = OpenApiExamples.MISSING_PART)))
    @APIResponse(responseCode = "413", description = "too-large: a part exceeds vitrine.inference.max-rendition-bytes")
    @APIResponse(responseCode = "415", description = "unsupported-format: a part is neither PNG nor JPEG")
    @APIResponse(responseCode = "422", description = "invalid-image: a remote does not accept the picture")
    @APIResponse(
            responseCode = "503",
            description =
                    "busy, held-back, remote-throttled, model-not-ready, remote-unreachable, model-error, remote-access-denied, remote-refused, invalid-request or malformed-answer. Retry-After states when to retry; it is absent if a retry cannot succeed.",
            content =
                    @Content(
                            mediaType = ProblemDetail.MEDIA_TYPE,
                            examples = @ExampleObject(name = "a cold endpoint", value = OpenApiExamples.NOT_READY)))
    public Uni<DescribeAnswer> describe(
            @Parameter(description = "Collection whose profile names the models", example = "coins")
                    @RestQuery
                    @DefaultValue("default")
                    String collection,
            @BeanParam DescribeForm form) {
        if (!COLLECTION.matcher(collection).matches()) {
            throw new InferenceProblem.MalformedCollection(collection).exception();
        }
        return bulkhead.withPermit(() -> describeAdmitted(collection, form));
    }

    private Uni<DescribeAnswer> describeAdmitted(String collection, DescribeForm form) {
        return Uni.createFrom()
                .item(() -> form.pictures(config.maxRenditionBytes().asLongValue()))
                .chain(pictures -> imageDescriber.describe(pictures, profiles.of(collection), query(collection)))
                .invoke(description -> measurements.countDescribed(Measurements.By.HTTP, description))
                .map(DescribeAnswer::of)
                .onFailure(RemoteFailure.class)
                .transform(failure -> new InferenceProblem.RemoteFailed(
                                ((RemoteFailure) failure).fault(), config.retryAfter())
                        .exception());
    }

    /**
     * Returns the context of a query. Its institution is unknown, so the collection takes its place: queries of
     * different collections take turns in the limiter.
     */
    static InferenceContext query(String collection) {
        return new InferenceContext(
                new Requester(collection, collection, Requester.Urgency.INTERACTIVE), Optional.empty());
    }
}
