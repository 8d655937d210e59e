package org.vitrine.ingest.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import org.vitrine.flow.NonRetryableFailure;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.arrival.InstitutionStatementReader;
import org.vitrine.ingest.arrival.PhotographAdmission;
import org.vitrine.ingest.arrival.PhotographPost;
import org.vitrine.ingest.arrival.RefusedPhotograph;
import org.vitrine.ingest.collection.CollectionRegistry;
import org.vitrine.ingest.identity.ImageName;
import org.vitrine.ingest.notification.DropBox.ObjectPlace;
import org.vitrine.ingest.notification.S3Record.Created;

/**
 * Reads photographs that institutions put into a drop box. {@link NotificationStep} calls it for each written object of
 * a notification. Blocks.
 *
 * <p>A photograph with a fault, a key that cannot name a photograph and unreadable user metadata become
 * {@code image-rejected}.
 */
@ApplicationScoped
class DropBoxObjects {

    private static final Logger LOG = Logger.getLogger(DropBoxObjects.class);

    private final DropBox dropBox;
    private final CollectionRegistry collectionRegistry;
    private final DroppedObjects droppedObjects;
    private final PhotographAdmission photographAdmission;

    DropBoxObjects(
            DropBox dropBox,
            CollectionRegistry collectionRegistry,
            DroppedObjects droppedObjects,
            PhotographAdmission photographAdmission) {
        this.dropBox = dropBox;
        this.collectionRegistry = collectionRegistry;
        this.droppedObjects = droppedObjects;
        this.photographAdmission = photographAdmission;
    }

    /**
     * Accepts, rejects or ignores one object and returns the outcome as a value for metrics. Throws
     * {@link NonRetryableFailure} where the bucket is not watched, or the collection does not exist.
     */
    String process(Created created, TraceParent trace) {
        return switch (dropBox.locate(created.bucket(), created.key(), created.sizeBytes())) {
            case ObjectPlace.Ignorable(var why) -> StageOutcome.ignored(why);
            case ObjectPlace.SystemFile(var why) -> StageOutcome.ignored(why);
            case ObjectPlace.Unwatched(var sentence) -> throw StageOutcome.nonRetryable(sentence);
            case ObjectPlace.Unnameable unnameable -> rejectUnnameable(created, unnameable, trace);
            case ObjectPlace.Dropped dropped -> admit(created, dropped, trace);
        };
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
                yield StageOutcome.requireFinal(
                        post, photographAdmission.admit(post, object.body(), OptionalLong.of(object.sizeBytes())));
            }
        };
    }

    private String reject(ObjectPlace.Dropped dropped, String reasonCode, String sentence, TraceParent trace) {
        var name = new ImageName(dropped.institutionId(), dropped.collectionId(), dropped.identifier()).canonical();
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
}
