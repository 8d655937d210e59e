package org.vitrine.ingest.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.admission.Bulkhead;
import org.vitrine.flow.KafkaClientSettings;

/** HTTP API for operators: dead letters by cause, their replay, and their end without a replay. */
@Path("/v1/dead-letters")
@RunOnVirtualThread // waits for Kafka
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dead letters", description = "Records that a stage could not process for a technical reason")
class DeadLetterResource {

    private static final int MAX_GROUPS = 1_000;
    private static final int MAX_PAGE = 100;
    private static final int MAX_READS = 4;
    private static final Duration READ_PATIENCE = Duration.ofSeconds(2);

    private final DeadLetterFollower follower;
    private final LetterRequests requests;
    private final DeadLetterConfig config;
    private final KafkaClientSettings kafka;
    private final Bulkhead reads = new Bulkhead(MAX_READS, MAX_READS, () -> new DeadLetterProblem.Busy().exception());

    DeadLetterResource(
            DeadLetterFollower follower, LetterRequests requests, DeadLetterConfig config, KafkaClientSettings kafka) {
        this.follower = follower;
        this.requests = requests;
        this.config = config;
        this.kafka = kafka;
    }

    /**
     * The groups of dead letters.
     *
     * @param groups the groups, the one with the newest letter first; at most 1000
     * @param moreGroups number of groups beyond these
     * @param unlisted letters in Kafka that are too old to be listed; vitrine.ingest.dead-letters.listed limits them
     */
    record GroupList(List<LetterGroup> groups, long moreGroups, long unlisted) {}

    /**
     * A page of the letters of a group.
     *
     * @param letters the letters, the newest first
     * @param next cursor of the next page; absent on the last page
     */
    record LetterPage(LetterGroup group, List<LetterView> letters, Optional<String> next) {}

    @GET
    @RequiresPermission(Permission.OPERATE)
    @Operation(
            summary = "The groups of dead letters",
            description =
                    "Letters with the same stage, cause and collection are one group. The cause is the class of the failure and"
                            + " its message without ids and numbers. Every dead-letter topic is read.")
    @APIResponse(responseCode = "503", description = "dead-letters-unavailable: they are being read after a start")
    public GroupList groups(@RestQuery Optional<String> collection) {
        var index = follower.index();
        var groups = index.groups(
                key -> collection.filter(id -> !id.equals(key.collectionId())).isEmpty());
        return new GroupList(
                groups.stream().limit(MAX_GROUPS).toList(), Math.max(0, groups.size() - MAX_GROUPS), index.unlisted());
    }

    @GET
    @RequiresPermission(Permission.OPERATE)
    @Path("groups/{group}")
    @Operation(
            summary = "The letters of a group, the newest first",
            description =
                    "At most 'limit' (1 to 100) of them; 'next' is the 'cursor' of the next page, absent at the end.")
    @APIResponse(responseCode = "400", description = "malformed-request")
    @APIResponse(responseCode = "404", description = "unknown-dead-letter-group")
    @APIResponse(responseCode = "503", description = "dead-letters-unavailable, or busy")
    public LetterPage group(
            @RestPath String group, @RestQuery Optional<String> cursor, @RestQuery @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new DeadLetterProblem.Malformed("limit is %d; it must be 1 to %d.".formatted(limit, MAX_PAGE))
                    .exception();
        }
        var index = follower.index();
        var summary = index.group(group).orElseThrow(() -> new DeadLetterProblem.UnknownGroup(group).exception());
        var found = index.newest(group, cursor.map(LetterRequest::cursorOf), limit);
        var page = found.stream().limit(limit).toList();
        return new LetterPage(
                summary,
                views(page),
                found.size() > limit
                        ? Optional.of(LetterCursor.of(page.getLast()).toString())
                        : Optional.empty());
    }

    @GET
    @RequiresPermission(Permission.OPERATE)
    @Path("letters/{letter}")
    @Operation(summary = "One letter", description = "Its id is TOPIC:PARTITION:OFFSET of its dead-letter topic.")
    @APIResponse(responseCode = "400", description = "malformed-request")
    @APIResponse(responseCode = "404", description = "unknown-dead-letter")
    @APIResponse(responseCode = "503", description = "dead-letters-unavailable, or busy")
    public LetterView letter(@RestPath String letter) {
        return follower.index()
                .find(LetterRequest.letter(letter))
                .flatMap(listed -> views(List.of(listed)).stream().findFirst())
                .orElseThrow(() -> new DeadLetterProblem.UnknownLetter(letter).exception());
    }

    @POST
    @RequiresPermission(Permission.OPERATE)
    @Path("replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Replays letters: of a group, or named ones",
            description =
                    "Sends each record unchanged to its topic, with header dead-letter-replay-of, and marks the letter. A letter"
                            + " of image-documents is replayed by announcing its photograph again. Of a group, the open"
                            + " letters, the oldest first; 'next' is the 'cursor' of the request for the rest. A request"
                            + " has at most 200 letters, and begins none after 30 s. A letter that was replayed or dropped"
                            + " is refused without 'force'."
                            + " With 'dryRun' nothing is sent: the answer states for each letter whether it decodes and what"
                            + " would be sent.")
    @RequestBody(content = @Content(example = "{\"group\":\"0f1e2d3c4b5a6978\",\"dryRun\":true,\"by\":\"ada\"}"))
    @APIResponse(responseCode = "200", description = "What was done with each letter")
    @APIResponse(responseCode = "400", description = "malformed-request")
    @APIResponse(responseCode = "404", description = "unknown-dead-letter-group")
    @APIResponse(responseCode = "409", description = "replay-running: another request replays or drops letters")
    @APIResponse(responseCode = "503", description = "dead-letters-unavailable")
    public ReplayAnswer replay(@Nullable JsonNode body) {
        return requests.replay(LetterRequest.read(body));
    }

    @POST
    @RequiresPermission(Permission.OPERATE)
    @Path("drop")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Drops letters: of a group, or named ones",
            description =
                    "Marks letters whose records are not to be processed, with a 'reason'. They stay in Kafka until their"
                            + " retention ends. The stage of a photograph does not change: one that is dead-lettered stays so"
                            + " until it is sent again or withdrawn.")
    @RequestBody(
            content =
                    @Content(
                            example =
                                    "{\"letters\":[\"embedded-dead-letter:3:42\"],\"reason\":\"test data\",\"by\":\"ada\"}"))
    @APIResponse(responseCode = "200", description = "What was done with each letter")
    @APIResponse(responseCode = "400", description = "malformed-request, for example without a reason")
    @APIResponse(responseCode = "404", description = "unknown-dead-letter-group")
    @APIResponse(responseCode = "409", description = "replay-running: another request replays or drops letters")
    @APIResponse(responseCode = "503", description = "dead-letters-unavailable")
    public ReplayAnswer drop(@Nullable JsonNode body) {
        return requests.drop(LetterRequest.read(body));
    }

    /** Reads the letters from Kafka; those that Kafka has deleted are left out. */
    private List<LetterView> views(List<ListedLetter> letters) {
        return reads.call(READ_PATIENCE, () -> {
            try (var reader = new LetterReader(kafka, config.readTimeout())) {
                return letters.stream()
                        .flatMap(listed -> reader
                                .read(listed.id())
                                .map(record -> LetterView.of(DeadLetter.of(record), listed.outcome()))
                                .stream())
                        .toList();
            }
        });
    }
}
