package org.vitrine.ingest.arrival;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.vitrine.events.Change;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.Side;
import org.vitrine.events.Stage;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.arrival.ArrivalCheck.Difference;
import org.vitrine.ingest.arrival.InstitutionStatement.Face;
import org.vitrine.ingest.progress.IngestJson;
import org.vitrine.ingest.progress.PostedItem;
import org.vitrine.ingest.progress.RecentArrivals;
import org.vitrine.ingest.settings.IngestConfig;

/**
 * Publishes accepted and refused photographs to Kafka. Each method blocks until all replicas in sync have acknowledged
 * the record, at most {@code vitrine.ingest.step-timeout}.
 */
@ApplicationScoped
class ArrivalPublisher {

    static final URI SOURCE = URI.create("/ingest-service");
    /** Most records of one request that wait for Kafka at the same time. */
    private static final int MAX_CONCURRENT_SENDS = 32;

    private final MutinyEmitter<ImageArrived> arrivals;
    private final MutinyEmitter<ImageRejected> rejections;
    private final MutinyEmitter<byte[]> batchItems;
    private final RecentArrivals recentArrivals;
    private final Duration timeout;

    ArrivalPublisher(
            @Channel("image-arrived") MutinyEmitter<ImageArrived> arrivals,
            @Channel("image-rejected") MutinyEmitter<ImageRejected> rejections,
            @Channel("batch-items") MutinyEmitter<byte[]> batchItems,
            RecentArrivals recentArrivals,
            IngestConfig config) {
        this.arrivals = arrivals;
        this.rejections = rejections;
        this.batchItems = batchItems;
        this.recentArrivals = recentArrivals;
        this.timeout = config.stepTimeout();
    }

    /**
     * Publishes {@code image-arrived} for a receipt, and records the arrival in {@link RecentArrivals}.
     *
     * @param batchId the batch with which the photograph came
     * @throws IllegalStateException where the receipt lacks its content
     */
    void publishArrival(Receipt receipt, Difference difference, Optional<String> batchId, TraceParent trace) {
        var fact = toFact(receipt, difference, batchId);
        await(arrivals.sendMessage(
                CloudEvents.message(Topic.IMAGE_ARRIVED, receipt.imageId(), fact, SOURCE, fact.getLocation(), trace)));
        recentArrivals.add(fact);
    }

    /**
     * Publishes {@code image-rejected} for a photograph that was not stored, and counts it in its batch where it has
     * one.
     *
     * @param version the version that the photograph would have had
     */
    void publishRejection(RefusedPhotograph refused, int version, TraceParent trace) {
        var now = Instant.now();
        var rejection = ImageRejected.newBuilder()
                .setImageId(refused.imageId())
                .setCollectionId(refused.collectionId())
                .setInstitutionId(refused.institutionId())
                .setVersion(version)
                .setSha256(refused.sha256())
                .setStage(Stage.ARRIVED)
                .setReasonCode(refused.reasonCode())
                .setSentence(refused.sentence())
                .setRejectedAt(now);
        refused.batchId().ifPresent(rejection::setBatchId);
        var fact = rejection.build();
        await(rejections.sendMessage(
                CloudEvents.message(Topic.IMAGE_REJECTED, refused.imageId(), fact, SOURCE, "", trace)));
        var owner = new PostedItem.Owner(refused.collectionId(), refused.institutionId());
        publishItem(
                refused.batchId(),
                refused.imageId(),
                batch -> PostedItem.refused(
                        owner, batch, refused.identifier(), now, refused.reasonCode(), refused.sentence()));
    }

    /** Counts a photograph that changed nothing in the batch of its post; does nothing where the post has no batch. */
    void publishUnchanged(PhotographPost photographPost, Receipt receipt) {
        publishItem(
                photographPost.statement().batchId(),
                receipt.imageId(),
                batch -> PostedItem.alreadyHere(owner(photographPost), batch, receipt.identifier(), Instant.now()));
    }

    /**
     * Counts photographs in a batch that were not posted, because the service had them already.
     *
     * @param identifiers identifiers by imageId
     */
    void publishUnchanged(PostedItem.Owner owner, String batchId, Map<String, String> identifiers) {
        var now = Instant.now();
        await(Multi.createFrom()
                .iterable(identifiers.entrySet())
                .onItem()
                .transformToUni(
                        entry -> send(entry.getKey(), PostedItem.alreadyHere(owner, batchId, entry.getValue(), now)))
                .merge(MAX_CONCURRENT_SENDS)
                .collect()
                .asList()
                .replaceWithVoid());
    }

    private void publishItem(Optional<String> batchId, String imageId, Function<String, PostedItem> item) {
        if (batchId.isEmpty()) {
            return;
        }
        await(send(imageId, item.apply(batchId.get())));
    }

    private Uni<Void> send(String imageId, PostedItem item) {
        var metadata =
                OutgoingKafkaRecordMetadata.<String>builder().withKey(imageId).build();
        return batchItems.sendMessage(Message.of(json(item)).addMetadata(metadata));
    }

    private void await(Uni<Void> acknowledged) {
        acknowledged.await().atMost(timeout);
    }

    private static ImageArrived toFact(Receipt receipt, Difference difference, Optional<String> batchId) {
        var content = receipt.content()
                .orElseThrow(() -> new IllegalStateException(
                        "the receipt of image '%s' has no content".formatted(receipt.imageId())));
        var fact = ImageArrived.newBuilder()
                .setImageId(receipt.imageId())
                .setCollectionId(receipt.collectionId())
                .setInstitutionId(receipt.institutionId())
                .setVersion(receipt.version())
                .setChange(toChange(difference))
                .setIdentifier(receipt.identifier())
                .setSpecimenId(content.specimenId().orElse(receipt.imageId()))
                .setSide(toSide(content.side()))
                .setMetadata(content.metadata())
                .setLocation(receipt.location().toString())
                .setSha256(receipt.sha256())
                .setSizeBytes(content.sizeBytes())
                .setMediaType(content.mediaType())
                .setWidthPx(content.widthPx())
                .setHeightPx(content.heightPx())
                .setArrivedAt(receipt.arrivedAt());
        content.itemId().ifPresent(fact::setItemId);
        batchId.ifPresent(fact::setBatchId);
        return fact.build();
    }

    private static PostedItem.Owner owner(PhotographPost photographPost) {
        return new PostedItem.Owner(
                photographPost.collectionId(), photographPost.statement().institutionId());
    }

    private static byte[] json(PostedItem postedItem) {
        try {
            return IngestJson.MAPPER.writeValueAsBytes(postedItem);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Change toChange(Difference difference) {
        return switch (difference) {
            case NEW -> Change.NEW;
            case PIXELS -> Change.PIXELS;
            case METADATA -> Change.METADATA;
        };
    }

    private static Side toSide(Face face) {
        return switch (face) {
            case OBVERSE -> Side.OBVERSE;
            case REVERSE -> Side.REVERSE;
            case OTHER -> Side.OTHER;
            case UNKNOWN -> Side.UNKNOWN;
        };
    }
}
