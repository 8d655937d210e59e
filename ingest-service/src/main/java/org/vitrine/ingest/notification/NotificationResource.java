package org.vitrine.ingest.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.vitrine.access.http.AccessControl;
import org.vitrine.access.http.OpenToAnyone;
import org.vitrine.ingest.batch.BucketWorkQueue;
import org.vitrine.ingest.measure.IngestMetric;
import org.vitrine.ingest.notification.S3EventReader.Notification;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.problem.IngestProblem.RefusedRecord;
import org.vitrine.ingest.settings.NotificationConfig;
import org.vitrine.ingest.subscription.PendingSubscription;
import org.vitrine.ingest.subscription.PendingSubscriptions;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.SecretRedaction;

/**
 * HTTP webhook for notifications about objects in watched buckets. It checks each notification and writes its records
 * to topic {@code s3-events}, which {@link NotificationStep} processes.
 */
@Path("/v1")
@RunOnVirtualThread // waits for Kafka
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Buckets", description = "Photographs dropped into a bucket")
class NotificationResource {

    private static final String SENDERS =
            "S3 and SNS have no token. Senders give vitrine.ingest.notifications.secret, which sign-in makes mandatory.";

    private static final String EXAMPLE = """
            {"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"vitrine"},
             "object":{"key":"drop/museum-a/coins/18200123+obverse.jpg","sequencer":"0055AED6DCD90281E5"}}}]}""";

    private static final String EXAMPLE_ANSWER =
            "{\"records\":1,\"queued\":1,\"pendingSubscriptions\":0,\"ignored\":[]}";
    private static final int MAX_LISTED = 20;
    private static final Logger LOG = Logger.getLogger(NotificationResource.class);

    private final BucketWorkQueue queue;
    private final NotificationSorter sorter;
    private final PendingSubscriptions subscriptions;
    private final SharedSecret secret;
    private final boolean closed;
    private final MeterRegistry metrics;

    NotificationResource(
            BucketWorkQueue queue,
            DropBox dropBox,
            PendingSubscriptions subscriptions,
            NotificationConfig notifications,
            AccessControl access,
            MeterRegistry metrics) {
        this.queue = queue;
        this.sorter = new NotificationSorter(dropBox);
        this.subscriptions = subscriptions;
        this.secret = SharedSecret.of(notifications.secret());
        this.closed = access.isEnforced() && !secret.isSet();
        this.metrics = metrics;
    }

    /**
     * The JSON answer to a notification of which every record was accepted.
     *
     * @param records number of records in the notification
     * @param queued number of objects that are durable in the topic and will be read soon
     * @param pendingSubscriptions number of subscriptions that an operator must confirm, or that were ended, see
     *     {@code GET /v1/status}
     * @param ignored why records were ignored that name no new object or none for Vitrine: the first 20 reasons
     */
    record Queued(int records, int queued, int pendingSubscriptions, List<String> ignored) {}

    @POST
    @OpenToAnyone(SENDERS)
    @Path("s3-events")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Accepts a notification about objects in a watched bucket",
            description =
                    "JSON under any Content-Type: of Amazon S3, EventBridge, MinIO or Ceph, in envelopes of SNS, SQS and"
                            + " Lambda. Records in a known format are accepted; each other one is named in a 400, never ignored."
                            + " Where vitrine.ingest.notifications.secret is set, senders must give it: as header"
                            + " Vitrine-Secret, bearer token, password of Basic credentials or last segment of the URL.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, example = EXAMPLE))
    @APIResponse(
            responseCode = "202",
            description = "Durable; its objects are read soon",
            content = @Content(schema = @Schema(implementation = Queued.class), example = EXAMPLE_ANSWER))
    @APIResponse(
            responseCode = "400",
            description = "malformed-request; notification-refused, with members taken and refused (record, detail)")
    @APIResponse(responseCode = "401", description = "unauthenticated: the secret is missing or wrong")
    public Response take(@Context HttpHeaders headers, byte[] body) {
        return take(headers, Optional.empty(), body);
    }

    @POST
    @OpenToAnyone(SENDERS)
    @Path("s3-events/{secret}")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response takeWithSecret(@RestPath String secret, @Context HttpHeaders headers, byte[] body) {
        return take(headers, Optional.of(secret), body);
    }

    private Response take(HttpHeaders headers, Optional<String> secretInPath, byte[] body) {
        var header = Optional.ofNullable(headers.getHeaderString("Vitrine-Secret"));
        var authorization = Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (closed || !secret.accepts(header, authorization, secretInPath)) {
            // Amazon SNS sends Basic credentials only after this challenge.
            return Response.status(Response.Status.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"vitrine-s3-events\", charset=\"UTF-8\"")
                    .type(ProblemDetail.MEDIA_TYPE)
                    .entity(new IngestProblem.SecretRequired().detail())
                    .build();
        }
        return switch (S3EventReader.read(body)) {
            case Notification.Malformed(var sentence) -> throw new IngestProblem.Malformed(sentence).exception();
            case Notification.Records(var records, var topics) -> {
                topics.stream().filter(PendingSubscription::isTopicArn).forEach(subscriptions::confirmed);
                yield enqueueAll(sorter.sort(records));
            }
        };
    }

    /** Writes the accepted records to the topic before the response refuses the others. */
    private Response enqueueAll(NotificationSorter.Sorted sorted) {
        sorted.objects().forEach(this::enqueue);
        var refused = new ArrayList<>(sorted.refused());
        sorted.subscriptions()
                .forEach(subscription -> storeSubscription(subscription).ifPresent(refused::add));
        IngestMetric.NOTIFICATIONS.add(metrics, "ignored", sorted.ignored().size());
        IngestMetric.NOTIFICATIONS.add(metrics, "refused", refused.size());
        sorted.ignored().forEach(why -> LOG.debugf("stage=s3-events ignored: %s", why));
        if (!refused.isEmpty()) {
            refused.forEach(refusedRecord ->
                    LOG.warnf("stage=s3-events refused record=%s: %s", refusedRecord.record(), refusedRecord.detail()));
            throw new IngestProblem.NotificationRefused(
                            sorted.size() - refused.size(),
                            refused.size(),
                            refused.stream().limit(MAX_LISTED).toList())
                    .exception();
        }
        return Response.accepted(new Queued(
                        sorted.size(),
                        sorted.objects().size(),
                        sorted.subscriptions().size(),
                        sorted.ignored().stream().limit(MAX_LISTED).toList()))
                .build();
    }

    private void enqueue(S3Record.Created created) {
        queue.add(NotificationStep.orderKey(created), QueuedRecord.json(created));
    }

    /** Stores a subscription; returns why it cannot be stored, or empty. */
    private Optional<RefusedRecord> storeSubscription(S3Record.Subscription subscription) {
        String arn = subscription.topicArn();
        if (!PendingSubscription.isTopicArn(arn)) {
            return Optional.of(new RefusedRecord(
                    "TopicArn", "'%s' is not the ARN of an SNS topic.".formatted(S3RecordReader.cut(arn))));
        }
        var pending = subscription.ended()
                ? PendingSubscription.ofEnded(arn, subscription.subscribeUrl(), Instant.now())
                : PendingSubscription.of(arn, subscription.subscribeUrl(), Instant.now());
        LOG.warnf(
                "stage=s3-events a subscription %s: %s subscribeUrl=%s (GET /v1/status has it whole)",
                subscription.ended() ? "was ended" : "waits to be confirmed",
                pending.confirm(),
                pending.subscribeUrl()
                        .map(url -> SecretRedaction.redact(url.toString()))
                        .orElse("none"));
        return subscriptions.add(pending)
                ? Optional.empty()
                : Optional.of(new RefusedRecord(
                        "TopicArn",
                        "Topic '%s' was not stored: the list of pending subscriptions is full. Confirm those of GET /v1/status."
                                .formatted(arn)));
    }
}
