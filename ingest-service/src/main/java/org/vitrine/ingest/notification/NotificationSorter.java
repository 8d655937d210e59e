package org.vitrine.ingest.notification;

import java.util.ArrayList;
import java.util.List;
import org.vitrine.ingest.notification.S3Record.Created;
import org.vitrine.ingest.notification.S3Record.Ignored;
import org.vitrine.ingest.notification.S3Record.Subscription;
import org.vitrine.ingest.notification.S3Record.UnknownFormat;
import org.vitrine.ingest.problem.IngestProblem.RefusedRecord;

/** Sorts the records of a notification by what the webhook does with them. Pure. */
final class NotificationSorter {

    private final DropBox dropBox;

    NotificationSorter(DropBox dropBox) {
        this.dropBox = dropBox;
    }

    /**
     * The sorted records of a notification; each record is in one of the lists.
     *
     * @param objects objects to read, or to reject in a way that their institution sees
     * @param subscriptions subscriptions to be confirmed by an operator, and ended ones
     * @param refused records that are malformed or for which there is no collection
     * @param ignored reasons of the ignored records, one sentence each
     */
    record Sorted(
            List<Created> objects,
            List<Subscription> subscriptions,
            List<RefusedRecord> refused,
            List<String> ignored) {

        int size() {
            return objects.size() + subscriptions.size() + refused.size() + ignored.size();
        }
    }

    Sorted sort(List<S3Record> records) {
        var sorted = new Sorted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (S3Record record : records) {
            switch (record) {
                case Created created -> sort(created, sorted);
                case Subscription subscription -> sorted.subscriptions().add(subscription);
                case Ignored(var why) -> sorted.ignored().add(why);
                case UnknownFormat(var place, var why) -> sorted.refused().add(new RefusedRecord(place, why));
            }
        }
        return sorted;
    }

    private void sort(Created created, Sorted sorted) {
        switch (dropBox.locate(created.bucket(), created.key(), created.sizeBytes())) {
            case DropBox.ObjectPlace.Dropped _, DropBox.ObjectPlace.Unnameable _ ->
                sorted.objects().add(created);
            case DropBox.ObjectPlace.Ignorable(var why) -> sorted.ignored().add(why);
            case DropBox.ObjectPlace.SystemFile(var why) -> sorted.ignored().add(why);
            case DropBox.ObjectPlace.Unwatched(var sentence) ->
                sorted.refused()
                        .add(new RefusedRecord(
                                "%s/%s".formatted(created.bucket(), S3RecordReader.cut(created.key())), sentence));
        }
    }
}
