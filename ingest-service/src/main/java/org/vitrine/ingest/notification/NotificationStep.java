package org.vitrine.ingest.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.vitrine.flow.Delivery;
import org.vitrine.flow.DependencyUnavailable;
import org.vitrine.flow.NonRetryableFailure;
import org.vitrine.flow.StageRunner;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.arrival.InstitutionStatementReader;
import org.vitrine.ingest.arrival.PhotographAdmission;
import org.vitrine.ingest.arrival.PhotographPost;
import org.vitrine.ingest.arrival.PostOutcome;
import org.vitrine.ingest.arrival.RefusedPhotograph;
import org.vitrine.ingest.batch.BatchWork;
import org.vitrine.ingest.collection.CollectionRegistry;
import org.vitrine.ingest.identity.ImageName;
import org.vitrine.ingest.measure.IngestMetric;
import org.vitrine.ingest.notification.DropBox.ObjectPlace;
import org.vitrine.ingest.notification.S3EventReader.Notification;
import org.vitrine.ingest.notification.S3Record.Created;
import org.vitrine.ingest.notification.S3Record.Ignored;
import org.vitrine.ingest.notification.S3Record.Subscription;
import org.vitrine.ingest.notification.S3Record.UnknownFormat;

/**
 * Stage that processes topic {@code s3-events}: reads the objects that institutions put into watched buckets, and the
 * work items of batches whose photographs are in a bucket.
 *
 * <p>A photograph with a fault, a key that cannot name a photograph and unreadable user metadata become
 * {@code image-rejected}. A malformed notification, or one for a collection that does not exist, is dead-lettered at
 * once; an operator can replay it.
 */
@ApplicationScoped
class NotificationStep {

    private static final Logger LOG = Logger.getLogger(NotificationStep.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final StageRunner runner;
    private final Multi<Message<byte[]>> channel;
    private final DroppedObjects droppedObjects;
    private final PhotographAdmission photographAdmission;
    private final CollectionRegistry collectionRegistry;
    private final DropBox dropBox;
    private final BatchObjects batchObjects;
    private final MeterRegistry metrics;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    NotificationStep(
            StageRunner runner,
            @Channel("s3-events") Multi<Message<byte[]>> channel,
            DroppedObjects droppedObjects,
            PhotographAdmission photographAdmission,
            CollectionRegistry collectionRegistry,
            DropBox dropBox,
            BatchObjects batchObjects,
            MeterRegistry metrics) {
        this.runner = runner;
        this.channel = channel;
        this.droppedObjects = droppedObjects;
        this.photographAdmission = photographAdmission;
        this.collectionRegistry = collectionRegistry;
        this.dropBox = dropBox;
        this.batchObjects = batchObjects;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent start) {
        runner.texts("s3-events", channel, NotificationStep::orderKey, this::handle);
    }

    /**
     * Returns the key by which the stage orders its work: notifications about the same object are processed in order,
     * others concurrently.
     */
    static String orderKey(String notification) {
        var work = BatchWork.read(notification);
        if (work.isPresent()) {
            return work.get().orderKey();
        }
        return switch (S3EventReader.read(notification)) {
            case Notification.Malformed _ -> "malformed";
            case Notification.Records notified ->
                notified.records().stream()
                        .flatMap(record -> record instanceof Created created ? Stream.of(created) : Stream.empty())
                        .map(NotificationStep::orderKey)
                        .findFirst()
                        .orElse("");
        };
    }

    static String orderKey(Created created) {
        return created.bucket() + "/" + created.key();
    }

    private Uni<Void> handle(Delivery<String> delivery) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> process(delivery.fact(), delivery.trace()))
                .runSubscriptionOn(executor);
    }

    private void process(String notification, TraceParent trace) {
        var work = BatchWork.read(notification);
        if (work.isPresent()) {
            IngestMetric.NOTIFICATIONS.count(metrics, batchObjects.process(work.get(), trace));
            return;
        }
        switch (S3EventReader.read(notification)) {
            case Notification.Malformed(var sentence) ->
                throw new NonRetryableFailure(sentence, new IllegalArgumentException(sentence));
            case Notification.Records notified -> processAll(notified.records(), trace);
        }
    }

    /**
     * Processes all records, also after one has failed. If any failed, the whole notification is retried, and the
     * records that succeeded are stale then.
     */
    private void processAll(List<S3Record> records, TraceParent trace) {
        var failures = new ArrayList<RuntimeException>();
        for (S3Record record : records) {
            try {
                IngestMetric.NOTIFICATIONS.count(metrics, outcome(record, trace));
            } catch (RuntimeException fault) {
                failures.add(fault);
            }
        }
        if (!failures.isEmpty()) {
            var first = failures.getFirst();
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private String outcome(S3Record record, TraceParent trace) {
        return switch (record) {
            case Ignored(var why) -> ignored(why);
            case Subscription subscription ->
                throw nonRetryable("A subscription of topic '%s' can be confirmed only where it comes by HTTP."
                        .formatted(S3RecordReader.cut(subscription.topicArn())));
            case UnknownFormat(var place, var why) -> throw nonRetryable("Record %s: %s".formatted(place, why));
            case Created created ->
                switch (dropBox.locate(created.bucket(), created.key(), created.sizeBytes())) {
                    case ObjectPlace.Ignorable(var why) -> ignored(why);
                    case ObjectPlace.Unwatched(var sentence) -> throw nonRetryable(sentence);
                    case ObjectPlace.Unnameable unnameable -> rejectUnnameable(created, unnameable, trace);
                    case ObjectPlace.Dropped dropped -> admit(created, dropped, trace);
                };
        };
    }

    private static String ignored(String why) {
        LOG.debugf("stage=s3-events ignored: %s", why);
        return "ignored";
    }

    private static NonRetryableFailure nonRetryable(String sentence) {
        return new NonRetryableFailure(sentence, new IllegalArgumentException(sentence));
    }

    private String rejectUnnameable(Created created, ObjectPlace.Unnameable given, TraceParent trace) {
        return reject(
                ImageName.idWithoutName(created.bucket(), created.key()),
                given.collectionId(),
                given.institution(),
                created.key(),
                "unnameable-key",
                given.sentence(),
                trace);
    }

    private String admit(Created created, ObjectPlace.Dropped dropped, TraceParent trace) {
        if (!collectionRegistry.acceptsPhotographs(dropped.collectionId())) {
            String sentence =
                    "Key '%s' is for collection '%s', which does not exist: create it, then replay the dead letter."
                            .formatted(S3RecordReader.cut(created.key()), dropped.collectionId());
            reject(dropped, "unknown-collection", sentence, trace);
            throw new NonRetryableFailure(sentence, new IllegalStateException("unknown collection"));
        }
        return droppedObjects
                .open(created)
                .map(object -> {
                    try (object) {
                        return admit(created, dropped, object, trace);
                    }
                })
                .orElse("gone");
    }

    private String admit(
            Created created, ObjectPlace.Dropped dropped, DroppedObjects.OpenObject object, TraceParent trace) {
        return switch (InstitutionStatementReader.fromHeaders(
                object::statementHeader, Optional.of(dropped.institutionId()))) {
            case InstitutionStatementReader.Reading.Malformed malformed ->
                reject(
                        dropped,
                        "malformed-request",
                        "The user metadata of the object cannot be read: "
                                + malformed.fault().sentence(),
                        trace);
            case InstitutionStatementReader.Reading.Valid(var stated) -> {
                var statement = stated.withIdentifier(dropped.identifier());
                var post = PhotographPost.byNotification(
                        dropped.collectionId(), statement, created.sequencer(), object.modifiedAt(), trace);
                yield requireFinal(
                        post, photographAdmission.admit(post, object.body(), OptionalLong.of(object.sizeBytes())));
            }
        };
    }

    private String reject(ObjectPlace.Dropped dropped, String reasonCode, String sentence, TraceParent trace) {
        var name = new ImageName(dropped.institutionId(), dropped.collectionId(), dropped.identifier());
        return reject(
                name.imageId(),
                dropped.collectionId(),
                dropped.institutionId(),
                dropped.identifier(),
                reasonCode,
                sentence,
                trace);
    }

    private String reject(
            String imageId,
            String collectionId,
            String institution,
            String identifier,
            String reasonCode,
            String sentence,
            TraceParent trace) {
        photographAdmission.rejectUnread(
                RefusedPhotograph.unread(
                        imageId, collectionId, institution, Optional.empty(), identifier, reasonCode, sentence),
                trace);
        LOG.infof(
                "collectionId=%s imageId=%s stage=s3-events rejected=%s: %s",
                collectionId, imageId, reasonCode, sentence);
        return reasonCode;
    }

    /**
     * Returns the outcome as a value for metrics. Throws where the outcome is temporary, so that the stage retries the
     * notification.
     *
     * @param post the photograph, for the message of the exception
     */
    static String requireFinal(PhotographPost post, PostOutcome outcome) {
        return switch (outcome) {
            case PostOutcome.Accepted _,
                    PostOutcome.AlreadyHere _,
                    PostOutcome.Stale _,
                    PostOutcome.Refused _,
                    PostOutcome.OverQuota _ -> outcome.metricValue();
            case PostOutcome.Busy _ ->
                throw unavailable(
                        post,
                        outcome,
                        "was not read: vitrine.ingest.concurrent-uploads or vitrine.ingest.upload-memory is reached");
            case PostOutcome.ScannerUnavailable _ ->
                throw unavailable(post, outcome, "was not accepted: the malware scanner does not answer");
            case PostOutcome.ScanFailed(var cause) ->
                throw new IllegalStateException(
                        "%s was not accepted: the malware scanner gave no result for it: %s; the stage tries it again"
                                .formatted(describe(post), cause));
            case PostOutcome.Contended _ ->
                throw new IllegalStateException(
                        "%s was posted by others at the same time; the stage tries it again".formatted(describe(post)));
            case PostOutcome.Broken(var cause) ->
                throw new IllegalStateException(
                        "%s could not be read: %s; the stage tries it again".formatted(describe(post), cause));
        };
    }

    private static DependencyUnavailable unavailable(PhotographPost post, PostOutcome outcome, String sentence) {
        return new DependencyUnavailable(
                "%s %s".formatted(describe(post), sentence),
                () -> Uni.createFrom()
                        .item(DependencyUnavailable.Release.PROBE)
                        .onItem()
                        .delayIt()
                        .by(RETRY_AFTER),
                new IllegalStateException(outcome.metricValue()));
    }

    private static String describe(PhotographPost post) {
        return "photograph '%s' of institution '%s' in collection '%s'"
                .formatted(
                        post.statement().identifier().orElse(""),
                        post.statement().institutionId(),
                        post.collectionId());
    }
}
