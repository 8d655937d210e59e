package org.vitrine.ingest.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.vitrine.flow.Delivery;
import org.vitrine.flow.Hopeless;
import org.vitrine.flow.StageRunner;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.arrival.Arrivals;
import org.vitrine.ingest.arrival.Post;
import org.vitrine.ingest.arrival.PostOutcome;
import org.vitrine.ingest.arrival.StatementReader;
import org.vitrine.ingest.collection.Collections;
import org.vitrine.ingest.measure.IngestMetric;
import org.vitrine.ingest.notification.DropBox.Dropped;
import org.vitrine.ingest.notification.S3EventReader.Notification;
import org.vitrine.ingest.notification.S3EventReader.Record.Created;
import org.vitrine.ingest.notification.S3EventReader.Record.Ignored;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.StoreConfig;

/**
 * Takes in what institutions dropped into watched buckets.
 *
 * <p>A bad photograph becomes {@code image-rejected} at the door. A notification nobody can read, or one for a
 * collection that is not there, is dead-lettered at once: an operator must look.
 */
@ApplicationScoped
class NotificationStep {

    private static final Logger LOG = Logger.getLogger(NotificationStep.class);

    private final StageRunner runner;
    private final Multi<Message<byte[]>> channel;
    private final DroppedObjects objects;
    private final Arrivals arrivals;
    private final Collections collections;
    private final DropBox dropBox;
    private final MeterRegistry metrics;
    private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();

    NotificationStep(
            StageRunner runner,
            @Channel("s3-events") Multi<Message<byte[]>> channel,
            DroppedObjects objects,
            Arrivals arrivals,
            Collections collections,
            IngestConfig config,
            StoreConfig store,
            MeterRegistry metrics) {
        this.runner = runner;
        this.channel = channel;
        this.objects = objects;
        this.arrivals = arrivals;
        this.collections = collections;
        this.dropBox = DropBox.of(
                config.dropBox().buckets().orElse(Set.of(store.bucket())),
                config.dropBox().rule());
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent start) {
        runner.texts("s3-events", channel, NotificationStep::orderKey, this::handle);
    }

    /** Notifications about one object in order; others pass. */
    static String orderKey(String notification) {
        return switch (S3EventReader.read(notification)) {
            case Notification.Malformed _ -> "malformed";
            case Notification.Records(var records) ->
                records.stream()
                        .map(record -> switch (record) {
                            case Created created -> created.bucket() + "/" + created.key();
                            case Ignored _ -> "";
                        })
                        .findFirst()
                        .orElse("");
        };
    }

    private Uni<Void> handle(Delivery<String> delivery) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> take(delivery.fact(), delivery.trace()))
                .runSubscriptionOn(waiting);
    }

    private void take(String notification, TraceParent trace) {
        switch (S3EventReader.read(notification)) {
            case Notification.Malformed(var sentence) ->
                throw new Hopeless(sentence, new IllegalArgumentException(sentence));
            case Notification.Records(var records) -> takeAll(records, trace);
        }
    }

    /** All of them, also after one failed; then the whole notification comes again and those done are stale. */
    private void takeAll(List<S3EventReader.Record> records, TraceParent trace) {
        var failures = new ArrayList<RuntimeException>();
        for (S3EventReader.Record record : records) {
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

    private String outcome(S3EventReader.Record record, TraceParent trace) {
        return switch (record) {
            case Ignored(var why) -> {
                LOG.debugf("stage=s3-events ignored: %s", why);
                yield "ignored";
            }
            case Created created -> {
                var dropped = dropBox.owner(created.bucket(), created.key());
                if (dropped.isEmpty()) {
                    LOG.debugf("stage=s3-events bucket=%s key=%s is not watched", created.bucket(), created.key());
                    yield "ignored";
                }
                yield taken(created, dropped.get(), trace);
            }
        };
    }

    private String taken(Created created, Dropped dropped, TraceParent trace) {
        if (collections.find(dropped.collectionId()).isEmpty()) {
            throw new Hopeless(
                    "key '%s' is for collection '%s', which is not there: make it, then replay"
                            .formatted(created.key(), dropped.collectionId()),
                    new IllegalStateException("unknown collection"));
        }
        return objects.open(created)
                .map(object -> {
                    try (object) {
                        return taken(created, dropped, object, trace);
                    }
                })
                .orElse("gone");
    }

    private String taken(Created created, Dropped dropped, DroppedObjects.Open object, TraceParent trace) {
        return switch (StatementReader.fromHeaders(name -> said(object, name), Optional.of(dropped.institutionId()))) {
            case StatementReader.Reading.Malformed(var fault) ->
                throw new Hopeless(
                        "what the metadata of key '%s' says cannot be understood: %s"
                                .formatted(created.key(), fault.sentence()),
                        new IllegalArgumentException(fault.sentence()));
            case StatementReader.Reading.Understood(var said) -> {
                var statement = said.withIdentifier(dropped.identifier());
                var post = Post.byBucket(dropped.collectionId(), statement, created.sequencer(), trace);
                yield settled(arrivals.take(post, object.body(), OptionalLong.of(object.sizeBytes())));
            }
        };
    }

    /** The object's own metadata say what headers say elsewhere; whose it is and its name follow from where it lies. */
    private static Optional<String> said(DroppedObjects.Open object, String header) {
        return switch (header) {
            case "Vitrine-Identifier", "Vitrine-Institution", "Vitrine-Batch" -> Optional.empty();
            default -> object.metadata(header);
        };
    }

    /** Outcomes that pass are failures here: the notification comes again. */
    private static String settled(PostOutcome outcome) {
        return switch (outcome) {
            case PostOutcome.Accepted _, PostOutcome.AlreadyHere _, PostOutcome.Stale _, PostOutcome.Refused _ ->
                outcome.word();
            case PostOutcome.Busy _, PostOutcome.Contended _, PostOutcome.Broken _ ->
                throw new IllegalStateException("not now: " + outcome.word());
        };
    }
}
