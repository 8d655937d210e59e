package org.vitrine.ingest.notification;

import org.vitrine.ingest.batch.Batch;
import org.vitrine.ingest.identity.NameRules;

/** The identifier of an object that a batch takes from a bucket. */
sealed interface BatchObjectName {

    record Named(String identifier) implements BatchObjectName {}

    record Refused(String sentence) implements BatchObjectName {}

    /**
     * In a drop box what follows the collection, so that the same object has one identifier however it comes; elsewhere the
     * whole key, since two prefixes may hold the same names.
     */
    static BatchObjectName of(Batch batch, String key, DropBox.Place place) {
        return switch (place) {
            case DropBox.Place.Dropped dropped ->
                dropped.institutionId().equals(batch.institutionId())
                        ? new Named(dropped.identifier())
                        : new Refused("Key '%s' is in the drop box of '%s', not of '%s'."
                                .formatted(S3RecordReader.cut(key), dropped.institutionId(), batch.institutionId()));
            case DropBox.Place.Unnameable unnameable -> new Refused(unnameable.sentence());
            case DropBox.Place.Elsewhere _, DropBox.Place.Unwatched _ -> whole(key);
        };
    }

    private static BatchObjectName whole(String key) {
        return NameRules.identifierFault(key)
                .or(() -> DropBox.segmentFault(key))
                .<BatchObjectName>map(why -> new Refused("The object with key '%s' cannot be taken in: its key %s."
                        .formatted(S3RecordReader.cut(key), why.replaceFirst("^it ", ""))))
                .orElseGet(() -> new Named(key));
    }
}
