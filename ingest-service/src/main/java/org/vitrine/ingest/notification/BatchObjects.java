package org.vitrine.ingest.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.vitrine.flow.NonRetryableFailure;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.arrival.InstitutionStatement;
import org.vitrine.ingest.arrival.InstitutionStatementReader;
import org.vitrine.ingest.arrival.PhotographAdmission;
import org.vitrine.ingest.arrival.PhotographPost;
import org.vitrine.ingest.arrival.RefusedPhotograph;
import org.vitrine.ingest.batch.Batch;
import org.vitrine.ingest.batch.BatchRegistry;
import org.vitrine.ingest.batch.BatchWork;
import org.vitrine.ingest.batch.BucketWorkQueue;
import org.vitrine.ingest.identity.ImageName;
import org.vitrine.ingest.settings.IngestConfig;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Reads photographs for a batch that are in a bucket already. {@link NotificationStep} calls it for each work item of
 * topic {@code s3-events}. Blocks.
 *
 * <pre>
 * list-page ─▶ one listing ─▶ a take-object for each key; then the next list-page, or the number that the batch expects
 * take-object ─▶ read once, checked, copied ─▶ (arrival) as any other photograph, counted in its batch
 * </pre>
 */
@ApplicationScoped
class BatchObjects {

    private static final Logger LOG = Logger.getLogger(BatchObjects.class);

    /** Most keys of one listing: so few that all its objects are announced well within one attempt of the stage. */
    private static final int PAGE_SIZE = 200;

    private final BatchRegistry batches;
    private final BucketWorkQueue queue;
    private final DroppedObjects droppedObjects;
    private final PhotographAdmission photographAdmission;
    private final DropBox dropBox;
    private final S3AsyncClient s3;
    private final Duration timeout;

    BatchObjects(
            BatchRegistry batches,
            BucketWorkQueue queue,
            DroppedObjects droppedObjects,
            PhotographAdmission photographAdmission,
            DropBox dropBox,
            S3AsyncClient s3,
            IngestConfig config) {
        this.batches = batches;
        this.queue = queue;
        this.droppedObjects = droppedObjects;
        this.photographAdmission = photographAdmission;
        this.dropBox = dropBox;
        this.s3 = s3;
        this.timeout = config.stepTimeout();
    }

    /**
     * Does one work item and returns its outcome as a value for metrics. Throws {@link NonRetryableFailure} where the
     * batch does not exist.
     */
    String process(BatchWork work, TraceParent trace) {
        var batch = batches.find(work.collectionId(), work.batchId())
                .orElseThrow(() -> new NonRetryableFailure(
                        "batch '%s' of collection '%s' does not exist".formatted(work.batchId(), work.collectionId()),
                        new IllegalStateException("unknown batch")));
        return switch (work) {
            case BatchWork.ListPage page -> listPage(batch, page);
            case BatchWork.TakeObject object -> admitObject(batch, object, trace);
        };
    }

    private String listPage(Batch batch, BatchWork.ListPage page) {
        var listing = s3.listObjectsV2(list -> {
                    list.bucket(page.bucket()).prefix(page.prefix()).maxKeys(PAGE_SIZE);
                    page.after().ifPresent(list::startAfter);
                })
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        List<S3Object> found = listing.contents();
        long listed = page.listed();
        long ignored = page.ignored();
        for (S3Object object : found) {
            if (object.key().endsWith("/") && object.size() == 0) {
                continue; // an empty object that marks a folder
            }
            if (isSystemFile(page, object)) {
                ignored++;
            } else {
                queue.add(new BatchWork.TakeObject(page.collectionId(), page.batchId(), page.bucket(), object.key()));
                listed++;
            }
        }
        if (Boolean.TRUE.equals(listing.isTruncated()) && !found.isEmpty()) {
            queue.add(new BatchWork.ListPage(
                    page.collectionId(),
                    page.batchId(),
                    page.bucket(),
                    page.prefix(),
                    Optional.of(found.getLast().key()),
                    listed,
                    ignored));
        } else {
            batches.setListed(batch, listed, ignored);
            LOG.infof(
                    "collectionId=%s batchId=%s listed=%d ignored=%d",
                    page.collectionId(), page.batchId(), listed, ignored);
        }
        return "listed";
    }

    private boolean isSystemFile(BatchWork.ListPage page, S3Object object) {
        return BatchObjectName.isSystemFile(
                page.prefix(),
                object.key(),
                dropBox.locate(page.bucket(), object.key(), OptionalLong.of(object.size())));
    }

    private String admitObject(Batch batch, BatchWork.TakeObject object, TraceParent trace) {
        var objectPlace = dropBox.locate(object.bucket(), object.key(), OptionalLong.of(1));
        return switch (BatchObjectName.of(batch, object.key(), objectPlace)) {
            case BatchObjectName.Refused(var sentence) ->
                reject(
                        batch,
                        ImageName.idWithoutName(object.bucket(), object.key()),
                        object.key(),
                        "unnameable-key",
                        sentence,
                        trace);
            case BatchObjectName.Named(var identifier) -> admitObject(batch, object, identifier, trace);
        };
    }

    private String admitObject(Batch batch, BatchWork.TakeObject object, String identifier, TraceParent trace) {
        String imageId = new ImageName(batch.institutionId(), batch.collectionId(), identifier)
                .canonical()
                .imageId();
        return droppedObjects
                .open(object.bucket(), object.key(), Optional.empty())
                .map(open -> {
                    try (open) {
                        return admitObject(batch, imageId, identifier, open, trace);
                    }
                })
                .orElseGet(() -> reject(
                        batch,
                        imageId,
                        identifier,
                        "object-gone",
                        "The object with key '%s' was deleted after it was listed. Store it again."
                                .formatted(S3RecordReader.cut(object.key())),
                        trace));
    }

    private String admitObject(
            Batch batch, String imageId, String identifier, DroppedObjects.OpenObject open, TraceParent trace) {
        return switch (InstitutionStatementReader.fromHeaders(
                open::statementHeader, Optional.of(batch.institutionId()))) {
            case InstitutionStatementReader.Reading.Malformed malformed ->
                reject(
                        batch,
                        imageId,
                        identifier,
                        "malformed-request",
                        "The user metadata of the object cannot be read: "
                                + malformed.fault().sentence(),
                        trace);
            case InstitutionStatementReader.Reading.Valid(var given) -> {
                InstitutionStatement institutionStatement =
                        given.withIdentifier(identifier).withBatch(Optional.of(batch.batchId()));
                var post = PhotographPost.withoutNotification(
                        batch.collectionId(), institutionStatement, Optional.empty(), trace);
                yield StageOutcome.requireFinal(
                        post, photographAdmission.admit(post, open.body(), OptionalLong.of(open.sizeBytes())));
            }
        };
    }

    private String reject(
            Batch batch, String imageId, String identifier, String reasonCode, String sentence, TraceParent trace) {
        photographAdmission.rejectUnread(
                RefusedPhotograph.unread(
                        imageId,
                        batch.collectionId(),
                        batch.institutionId(),
                        Optional.of(batch.batchId()),
                        identifier,
                        reasonCode,
                        sentence),
                trace);
        return reasonCode;
    }
}
