package org.vitrine.search.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.imageindex.ReviewLease;
import org.vitrine.imageindex.Selection;
import org.vitrine.search.collection.ReadableCollections;
import org.vitrine.search.filter.FilterReader;
import org.vitrine.search.people.PersonRegistry;
import org.vitrine.search.problem.SearchProblem;

/** HTTP resource of the review: shows the progress of the queues, lends tasks, renews and releases leases. */
@Path("/v1/collections/{collectionId}/review")
@Tag(name = "Review")
class ReviewResource {

    private static final String PERSON =
            "Who works on them: a name of 1 to 100 characters, percent-encoded in UTF-8. With sign-in, leave it out: the token names the person.";

    private final ReadableCollections readableCollections;
    private final FilterReader filterReader;
    private final ReviewTasks tasks;
    private final Leases leases;
    private final PersonRegistry people;

    ReviewResource(
            ReadableCollections readableCollections,
            FilterReader filterReader,
            ReviewTasks tasks,
            Leases leases,
            PersonRegistry people) {
        this.readableCollections = readableCollections;
        this.filterReader = filterReader;
        this.tasks = tasks;
        this.leases = leases;
        this.people = people;
    }

    @GET
    @RequiresPermission(Permission.READ)
    @Operation(
            operationId = "getReview",
            summary = "Number of open tasks of each queue, and the rate at which tasks are finished",
            description =
                    "rate is that of the last hour of active work; pauses of more than five minutes do not count. timeLeftMs is"
                            + " the time for the open tasks at that rate, without failed photographs (queue rejected).")
    public Uni<ReviewOverview> overview(
            @RestPath String collectionId,
            @Parameter(description = FilterReader.FORMAT) @RestQuery List<String> filter) {
        return selected(collectionId, filter).chain(selection -> tasks.overview(collectionId, selection));
    }

    /**
     * JSON answer: the tasks that were lent.
     *
     * @param open number of tasks in the queue, leased ones included
     */
    @Schema(description = "Tasks that are now lent to the person.")
    record ReviewTaskList(List<TaskView> tasks, long open) {}

    @POST
    @RequiresPermission(Permission.DECIDE)
    @Path("{queue}/next")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "nextReviewTasks",
            summary = "Lend the first free tasks of a queue to a person",
            description =
                    "Needs the header Vitrine-Person. No task is lent to two people at a time; a lease ends after"
                            + " vitrine.search.review.lease-for (10 min) unless it is renewed, and with a decision that carries its token.")
    public Uni<ReviewTaskList> next(
            @RestPath String collectionId,
            @RestPath String queue,
            @Parameter(description = PERSON, required = true) @HeaderParam("Vitrine-Person") @Nullable String asGiven,
            @RequestBody(content = @Content(schema = @Schema(implementation = ReviewTaskRequest.class))) @Nullable
                    JsonNode body,
            @Context HttpHeaders headers) {
        readableCollections.find(collectionId);
        var name = QueueName.of(queue).orElseThrow(() -> new ReviewProblem.UnknownQueue(
                        queue, QueueName.all().stream().map(QueueName::word).toList())
                .exception());
        var taskRequest = TaskRequest.read(body);
        if (name instanceof QueueName.Rejected && !taskRequest.filter().isEmpty()) {
            throw new SearchProblem.InvalidParameter(
                            "filter",
                            taskRequest.filter().getFirst(),
                            "photographs that failed have no statements to filter by.")
                    .exception();
        }
        String person = people.actor(headers).id();
        return selected(collectionId, taskRequest.filter()).chain(selection -> tasks.next(
                        collectionId, name, selection, taskRequest.count(), person)
                .chain(lent -> tasks.open(collectionId, name, selection).map(open -> new ReviewTaskList(lent, open))));
    }

    /**
     * JSON answer: a lease after it was renewed or released.
     *
     * @param leasedUntil when it expires unless it is renewed again; absent if it was released
     */
    @Schema(description = "A lease after a change.")
    record ReviewLeaseView(String taskId, Optional<Instant> leasedUntil) {}

    @POST
    @RequiresPermission(Permission.DECIDE)
    @Path("leases/{token}/renew")
    @Operation(operationId = "renewReviewLease", summary = "Extend the lease of a task")
    public Uni<ReviewLeaseView> renew(@RestPath String collectionId, @RestPath String token) {
        readableCollections.find(collectionId);
        return leases.renew(collectionId, token)
                .map(lease -> held(token, lease))
                .map(lease -> new ReviewLeaseView(lease.taskId(), Optional.of(lease.leasedUntil())));
    }

    @POST
    @RequiresPermission(Permission.DECIDE)
    @Path("leases/{token}/release")
    @Operation(operationId = "releaseReviewLease", summary = "Gives a task back undone; anybody may take it at once")
    public Uni<ReviewLeaseView> release(@RestPath String collectionId, @RestPath String token) {
        readableCollections.find(collectionId);
        return leases.release(collectionId, token)
                .map(lease -> held(token, lease))
                .map(lease -> new ReviewLeaseView(lease.taskId(), Optional.empty()));
    }

    private static ReviewLease held(String token, Optional<ReviewLease> lease) {
        return lease.orElseThrow(() -> new ReviewProblem.LeaseLost(token).exception());
    }

    private Uni<Selection> selected(String collectionId, List<String> filter) {
        var filters = FilterReader.parse(filter);
        var profile = readableCollections.find(collectionId);
        return filterReader
                .read(filters, collectionId, profile.filterNames())
                .map(read -> Selection.ofCollection(collectionId).withFilters(read.facets()));
    }
}
