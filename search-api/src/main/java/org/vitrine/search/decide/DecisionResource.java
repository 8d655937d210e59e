package org.vitrine.search.decide;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.search.people.Actor;
import org.vitrine.search.people.PersonRegistry;

/**
 * HTTP resource for decisions of people about specimens, photographs and items of a collection: take, preview, list,
 * get.
 */
@Path("/v1/collections/{collectionId}/decisions")
@Tag(name = "Decide")
@RunOnVirtualThread // waits for the index and for Kafka
class DecisionResource {

    static final String PERSON =
            "Who decides: a name of 1 to 100 characters, percent-encoded in UTF-8. With sign-in, leave it out: the token names the person.";
    static final String ROLE = "cataloguer, volunteer or contributor.";

    private final DecisionRecorder decisionRecorder;
    private final LeasedDecisions leased;
    private final DecisionLists lists;
    private final PersonRegistry people;

    DecisionResource(
            DecisionRecorder decisionRecorder, LeasedDecisions leased, DecisionLists lists, PersonRegistry people) {
        this.decisionRecorder = decisionRecorder;
        this.leased = leased;
        this.lists = lists;
        this.people = people;
    }

    /**
     * JSON answer: a decision that was taken and what it touches.
     *
     * @param late true if the lease that the request carries had ended before; absent otherwise
     */
    record DecisionAnswer(DecisionView decision, EffectLookup.Effect effect, Optional<Boolean> late) {

        static DecisionAnswer of(DecisionRecorder.RecordedDecision recorded) {
            return new DecisionAnswer(DecisionView.of(recorded.decision()), recorded.effect(), Optional.empty());
        }

        DecisionAnswer asLate() {
            return new DecisionAnswer(decision, effect, Optional.of(true));
        }
    }

    /**
     * One page of decisions, newest first.
     *
     * @param next cursor of the next page; absent on the last page
     */
    record ListOfDecisions(List<DecisionView> items, Optional<String> next) {}

    @POST
    @RequiresPermission(Permission.DECIDE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decide",
            summary = "Record a decision",
            description =
                    "It is durable once it is answered, and shown by every answer within a second. Safe to repeat: the same"
                            + " decisionId with the same content is answered 200 and changes nothing. leaseToken ends the lease of the review task that the decision settles; where"
                            + " the lease was lost, the decision is kept and the answer has late. curl -H 'Vitrine-Person: Anna Berg' -H 'Content-Type: application/json' -d '{\"decisionId\":\"7f9c0a\",\"kind\":\"attach\",\"subjects\":[{\"imageId\":\"img-1\"}],\"value\":{\"itemId\":\"RIC 7\"}}' http://localhost:8100/v1/collections/coins/decisions")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DecisionAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "Recorded before, with the same content",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DecisionAnswer.class)))
    public RestResponse<DecisionAnswer> decide(
            @RestPath String collectionId,
            @Parameter(description = PERSON, required = true) @HeaderParam("Vitrine-Person") @Nullable String person,
            @Parameter(description = ROLE) @HeaderParam("Vitrine-Role") @Nullable String role,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DecisionRequest.class)))
                    JsonNode body,
            @Context HttpHeaders headers) {
        Actor actor = people.actor(headers);
        return switch (leased.decide(collectionId, read(body), actor)) {
            case LeasedDecision.Accepted(var recorded) -> answer(recorded, DecisionAnswer.of(recorded));
            case LeasedDecision.AfterLeaseEnd(var recorded) ->
                answer(recorded, DecisionAnswer.of(recorded).asLate());
        };
    }

    static RestResponse<DecisionAnswer> answer(DecisionRecorder.RecordedDecision recorded) {
        return answer(recorded, DecisionAnswer.of(recorded));
    }

    private static RestResponse<DecisionAnswer> answer(
            DecisionRecorder.RecordedDecision recorded, DecisionAnswer answer) {
        var decision = recorded.decision();
        return recorded.repeated()
                ? RestResponse.ok(answer)
                : RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, answer)
                        .location(URI.create("/v1/collections/%s/decisions/%s"
                                .formatted(decision.collectionId(), decision.decisionId())))
                        .build();
    }

    static DecisionDraft read(@Nullable JsonNode body) {
        return switch (DecisionReader.read(body)) {
            case DecisionReader.Outcome.Read(var draft) -> draft;
            case DecisionReader.Outcome.Invalid(var member, var given, var requirement) ->
                throw new DecideProblem.InvalidDecision(member, given, requirement).exception();
            case DecisionReader.Outcome.TooManySubjects(var given) ->
                throw new DecideProblem.TooManySubjects(Integer.toString(given), DecisionType.MAX_SUBJECTS).exception();
        };
    }

    @POST
    @RequiresPermission(Permission.DECIDE)
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "previewDecision",
            summary = "What a decision would change",
            description = "Takes the same body; nothing is written.")
    public DecisionPreview preview(
            @RestPath String collectionId,
            @Parameter(description = PERSON, required = true) @HeaderParam("Vitrine-Person") @Nullable String person,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DecisionRequest.class)))
                    JsonNode body,
            @Context HttpHeaders headers) {
        return decisionRecorder.preview(collectionId, read(body), people.actor(headers));
    }

    @GET
    @RequiresPermission(Permission.DECIDE)
    @Operation(operationId = "listDecisions", summary = "Decisions, newest first, page by page")
    public ListOfDecisions list(
            @RestPath String collectionId,
            @RestQuery Optional<String> specimen,
            @RestQuery Optional<String> institution,
            @RestQuery Optional<String> image,
            @RestQuery Optional<String> item,
            @Parameter(description = "A pseudonymous id.") @RestQuery Optional<String> person,
            @Parameter(description = "One of the kinds; repeatable, any of them.") @RestQuery List<String> kind,
            @Parameter(description = "Earliest time, such as 2026-01-31T12:00:00Z.") @RestQuery Optional<String> since,
            @Parameter(
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "24"))
                    @RestQuery
                    Optional<String> limit,
            @RestQuery Optional<String> cursor) {
        return lists.page(
                DecisionQueries.of(collectionId, specimen, institution, image, item, person, kind, since),
                limit,
                cursor);
    }

    @GET
    @RequiresPermission(Permission.DECIDE)
    @Path("{decisionId}")
    @Operation(operationId = "getDecision", summary = "One decision, and whether it counts")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public DecisionView get(@RestPath String collectionId, @RestPath String decisionId) {
        return lists.find(collectionId, decisionId);
    }
}
