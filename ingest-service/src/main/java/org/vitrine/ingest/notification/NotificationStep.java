package org.vitrine.ingest.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.vitrine.flow.Delivery;
import org.vitrine.flow.StageRunner;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.batch.BatchWork;
import org.vitrine.ingest.measure.IngestMetric;
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

    private final StageRunner runner;
    private final Multi<Message<byte[]>> channel;
    private final DropBoxObjects dropBoxObjects;
    private final BatchObjects batchObjects;
    private final MeterRegistry metrics;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    NotificationStep(
            StageRunner runner,
            @Channel("s3-events") Multi<Message<byte[]>> channel,
            DropBoxObjects dropBoxObjects,
            BatchObjects batchObjects,
            MeterRegistry metrics) {
        this.runner = runner;
        this.channel = channel;
        this.dropBoxObjects = dropBoxObjects;
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
            case Notification.Malformed(var sentence) -> throw StageOutcome.nonRetryable(sentence);
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
            case Ignored(var why) -> StageOutcome.ignored(why);
            case Subscription subscription ->
                throw StageOutcome.nonRetryable(
                        "A subscription of topic '%s' can be confirmed or restored only where it comes by HTTP."
                                .formatted(S3RecordReader.cut(subscription.topicArn())));
            case UnknownFormat(var place, var why) ->
                throw StageOutcome.nonRetryable("Record %s: %s".formatted(place, why));
            case Created created -> dropBoxObjects.process(created, trace);
        };
    }
}
