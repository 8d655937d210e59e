package org.vitrine.ingest.notification;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.vitrine.ingest.notification.S3EventReader.Notification;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.settings.IngestConfig;

/** Notifications by webhook: checked, made durable in topic s3-events, worked off from there. */
@Path("/v1")
@RunOnVirtualThread // waits for Kafka
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Buckets", description = "Photographs dropped into a bucket")
class NotificationResource {

    private static final String EXAMPLE = """
            {"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"vitrine"},
             "object":{"key":"drop/museum-a/coins/18200123+obverse.jpg","sequencer":"0055AED6DCD90281E5"}}}]}""";

    private final MutinyEmitter<String> events;
    private final Duration timeout;

    NotificationResource(@Channel("s3-events-out") MutinyEmitter<String> events, IngestConfig config) {
        this.events = events;
        this.timeout = config.stepTimeout();
    }

    /** @param records that were read from the notification */
    record Queued(int records) {}

    @POST
    @Path("s3-events")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Takes a notification about objects in a watched bucket",
            description = "In the shape of Amazon S3, EventBridge or MinIO, wrapped by SNS or not.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, example = EXAMPLE))
    @APIResponse(responseCode = "202", description = "Durable; its objects are read soon")
    public Response take(String body) {
        return switch (S3EventReader.read(body)) {
            case Notification.Malformed(var sentence) -> throw new IngestProblem.Malformed(sentence).exception();
            case Notification.Records(var records) -> {
                var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(NotificationStep.orderKey(body))
                        .build();
                events.sendMessage(Message.of(body).addMetadata(metadata))
                        .await()
                        .atMost(timeout);
                yield Response.accepted(new Queued(records.size())).build();
            }
        };
    }
}
