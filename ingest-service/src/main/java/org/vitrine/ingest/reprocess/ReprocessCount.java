package org.vitrine.ingest.reprocess;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.ImageDocument;

/**
 * Counts which photographs of a collection are reprocessed and which are not yet, from their documents. It receives the
 * documents that were in the topic when the count began (the past), and those that are written meanwhile (the present).
 * For one thread.
 *
 * <p>Holds the imageId of each photograph of the collection in memory.
 */
final class ReprocessCount {

    private final CollectionProfile profile;
    private final Map<String, Instant> waiting = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Set<String> written = new HashSet<>();
    private boolean pastRead;

    ReprocessCount(CollectionProfile profile) {
        this.profile = profile;
    }

    /**
     * Adds a document of the past; of several documents of one photograph the last one counts.
     *
     * @return what is to be announced; empty where it was announced already, or a newer document was written since the
     *     count began
     */
    Optional<PendingReprocessing> addPast(ImageDocument document, Instant now) {
        String imageId = document.getImageId();
        if (written.contains(imageId)) {
            return Optional.empty();
        }
        var due = PendingReprocessing.of(profile, document, now);
        if (due instanceof PendingReprocessing.None) {
            markDone(imageId);
            return Optional.empty();
        }
        done.remove(imageId);
        return waiting.putIfAbsent(imageId, describedAt(document)) == null ? Optional.of(due) : Optional.empty();
    }

    /** Adds a withdrawal of the past. */
    void addPastWithdrawal(String imageId) {
        if (!written.contains(imageId)) {
            waiting.remove(imageId);
            done.remove(imageId);
        }
    }

    /**
     * Adds a document that was written since the count began. Nothing is announced for it, because its photograph is
     * being processed already.
     */
    void addPresent(ImageDocument document, Instant now) {
        String imageId = document.getImageId();
        written.add(imageId);
        if (PendingReprocessing.of(profile, document, now) instanceof PendingReprocessing.None || isNewer(document)) {
            markDone(imageId);
        } else if (!done.contains(imageId)) {
            waiting.putIfAbsent(imageId, describedAt(document));
        }
    }

    /** Adds a withdrawal that was written since the count began; the photograph may be of another collection. */
    void addPresentWithdrawal(String imageId) {
        boolean known = waiting.remove(imageId) != null | done.remove(imageId);
        if (known || !pastRead) {
            written.add(imageId);
        }
    }

    private void markDone(String imageId) {
        waiting.remove(imageId);
        done.add(imageId);
    }

    /** Notes that all documents of the past have been added. */
    void markPastRead() {
        pastRead = true;
    }

    boolean isPastRead() {
        return pastRead;
    }

    boolean isComplete() {
        return pastRead && waiting.isEmpty();
    }

    int doneCount() {
        return done.size();
    }

    int remaining() {
        return waiting.size();
    }

    /**
     * Returns whether the document was described after the document for which the photograph was announced. Both times
     * are from the clock of the same service, because the clocks of two services may differ.
     */
    private boolean isNewer(ImageDocument document) {
        var announced = waiting.get(document.getImageId());
        return announced != null
                && profile.getReprocessing() != null
                && !profile.getReprocessing().getFrom().equals(ReprocessTransitions.SETTLE)
                && describedAt(document).isAfter(announced)
                && !PendingReprocessing.lacksNext(profile, document);
    }

    private static Instant describedAt(ImageDocument document) {
        return document.getClassified().getClassifiedAt();
    }
}
