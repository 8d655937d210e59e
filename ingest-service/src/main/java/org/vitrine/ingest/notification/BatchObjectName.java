package org.vitrine.ingest.notification;

import org.vitrine.ingest.batch.Batch;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.vision.inspect.SystemFileNames;

/** The identifier of a photograph that a batch takes from a bucket, or why its key gives none. */
sealed interface BatchObjectName {

    record Named(String identifier) implements BatchObjectName {}

    record Refused(String sentence) implements BatchObjectName {}

    /**
     * Returns the identifier for an object. In a drop box it is the part of the key after the collection, so that the
     * same object has one identifier in a batch and in a notification. Elsewhere it is the whole key, since two
     * prefixes may contain the same names.
     *
     * @param key decoded key of the object
     * @param place where the object lies by the rule of the drop box
     */
    static BatchObjectName of(Batch batch, String key, DropBox.ObjectPlace place) {
        return switch (place) {
            case DropBox.ObjectPlace.Dropped dropped ->
                dropped.institutionId().equals(batch.institutionId())
                        ? new Named(dropped.identifier())
                        : new Refused("Key '%s' is in the drop box of '%s', not of '%s'."
                                .formatted(S3RecordReader.cut(key), dropped.institutionId(), batch.institutionId()));
            case DropBox.ObjectPlace.Unnameable unnameable -> new Refused(unnameable.sentence());
            case DropBox.ObjectPlace.SystemFile(var why) -> new Refused("It is not a photograph: %s.".formatted(why));
            case DropBox.ObjectPlace.Ignorable _, DropBox.ObjectPlace.Unwatched _ -> ofWholeKey(key);
        };
    }

    /**
     * Returns whether a listed object is a file of an operating system or of a network drive, which a batch ignores.
     *
     * @param prefix the prefix of the batch; a folder within it does not decide
     * @param place where the object lies by the rule of the drop box
     */
    static boolean isSystemFile(String prefix, String key, DropBox.ObjectPlace place) {
        return switch (place) {
            case DropBox.ObjectPlace.SystemFile _ -> true;
            case DropBox.ObjectPlace.Dropped _, DropBox.ObjectPlace.Unnameable _ -> false;
            case DropBox.ObjectPlace.Ignorable _, DropBox.ObjectPlace.Unwatched _ ->
                SystemFileNames.kindOfPath(key.substring(prefix.length())).isPresent();
        };
    }

    private static BatchObjectName ofWholeKey(String key) {
        return NameRules.identifierFault(key)
                .or(() -> DropBox.segmentFault(key))
                .<BatchObjectName>map(why -> new Refused("The object with key '%s' cannot be accepted: its key %s."
                        .formatted(S3RecordReader.cut(key), why.replaceFirst("^it ", ""))))
                .orElseGet(() -> new Named(key));
    }
}
