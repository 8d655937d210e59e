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
 * Which photographs of a collection are processed again and which are not yet, from their documents: first those that lie in
 * the topic, as its past is read, and those that come while that goes on. For one thread.
 *
 * <p>Holds the imageId of each photograph of the collection.
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
     * A document of the topic's past; of several of one photograph the last one counts.
     *
     * @return what is to be announced; nothing where that was done, or a newer document was written since the count began
     */
    Optional<PendingReprocessing> past(ImageDocument document, Instant now) {
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

    /** A withdrawal of the topic's past. */
    void pastWithdrawal(String imageId) {
        if (!written.contains(imageId)) {
            waiting.remove(imageId);
            done.remove(imageId);
        }
    }

    /** A document that was written since the count began; whoever made it goes on by itself, so nothing is announced. */
    void present(ImageDocument document, Instant now) {
        String imageId = document.getImageId();
        written.add(imageId);
        if (PendingReprocessing.of(profile, document, now) instanceof PendingReprocessing.None || isNewer(document)) {
            markDone(imageId);
        } else if (!done.contains(imageId)) {
            waiting.putIfAbsent(imageId, describedAt(document));
        }
    }

    /** A photograph, perhaps of another collection, was withdrawn since the count began. */
    void presentWithdrawal(String imageId) {
        boolean ours = waiting.remove(imageId) != null | done.remove(imageId);
        if (ours || !pastRead) {
            written.add(imageId);
        }
    }

    private void markDone(String imageId) {
        waiting.remove(imageId);
        done.add(imageId);
    }

    /** Every document that was there when the count began has been read. */
    void pastIsRead() {
        pastRead = true;
    }

    boolean isPastRead() {
        return pastRead;
    }

    boolean isComplete() {
        return pastRead && waiting.isEmpty();
    }

    int doneSoFar() {
        return done.size();
    }

    int remaining() {
        return waiting.size();
    }

    /** Described after it was announced, by the clock of the same service: two services' clocks need not agree. */
    private boolean isNewer(ImageDocument document) {
        var announced = waiting.get(document.getImageId());
        return announced != null
                && profile.getReprocessing() != null
                && !profile.getReprocessing().getFrom().equals(ReprocessEnd.SETTLE)
                && describedAt(document).isAfter(announced)
                && !PendingReprocessing.lacksNext(profile, document);
    }

    private static Instant describedAt(ImageDocument document) {
        return document.getClassified().getClassifiedAt();
    }
}
