package org.vitrine.cli.ingest;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.vitrine.cli.source.EntryFault;

/**
 * Collects the outcomes of an ingest run: accepted, refused and unreadable photographs. Safe from any thread; several
 * senders write to it.
 */
final class RunOutcomes {

    private final Map<String, String> accepted = new ConcurrentHashMap<>();
    private final AtomicLong alreadyStored = new AtomicLong();
    private final AtomicLong refusedWithImageId = new AtomicLong();
    private final AtomicLong refusedWithoutImageId = new AtomicLong();
    private final AtomicLong hashed = new AtomicLong();
    private final Queue<IngestSummary.Failure> failures = new ConcurrentLinkedQueue<>();
    private final Queue<IngestSummary.Note> notes = new ConcurrentLinkedQueue<>();

    void alreadyStored(long photographs) {
        alreadyStored.addAndGet(photographs);
    }

    /**
     * Records an accepted photograph. An image counts once, however often it was accepted.
     *
     * @param imageId may be empty; then the identifier is the key
     */
    void accepted(String imageId, String identifier) {
        accepted.put(imageId.isEmpty() ? identifier : imageId, identifier);
    }

    /** Records a photograph that the command does not send. */
    void notSent(EntryFault fault) {
        failures.add(IngestSummary.Failure.of(fault));
    }

    /** Records a photograph whose file was read, so that the service receives it or decides about it. */
    void hashed() {
        hashed.incrementAndGet();
    }

    /** Records a photograph whose file was read once and cannot be read again. */
    void unreadableWhileSending(EntryFault fault) {
        hashed.decrementAndGet();
        notSent(fault);
    }

    /** Number of photographs that the batch has to account for. */
    long expectedInBatch() {
        return hashed.get();
    }

    /** Records a photograph that was not sent, because {@code known} states that it would be refused. */
    void refusedByCheck(HashedPhotograph photograph, PhotographRefusal photographRefusal) {
        refusedWithoutImageId.incrementAndGet();
        failures.add(IngestSummary.Failure.of(photograph, photographRefusal));
    }

    /** Records a photograph that was sent and refused. */
    void refused(HashedPhotograph photograph, PhotographRefusal photographRefusal) {
        (photographRefusal.imageId().isEmpty() ? refusedWithoutImageId : refusedWithImageId).incrementAndGet();
        failures.add(IngestSummary.Failure.of(photograph, photographRefusal));
    }

    void note(IngestSummary.Note note) {
        notes.add(note);
    }

    BatchState.Sent sent() {
        return new BatchState.Sent(accepted.size(), refusedWithImageId.get(), refusedWithoutImageId.get());
    }

    /** Identifiers of the accepted photographs by imageId. */
    Map<String, String> accepted() {
        return accepted;
    }

    long alreadyStored() {
        return alreadyStored.get();
    }

    /** Number of photographs that were not sent, or were refused. */
    long failed() {
        return failures.size();
    }

    /** Number of photographs that are already there, accepted or failed. */
    long handled() {
        return alreadyStored.get() + accepted.size() + failures.size();
    }

    List<IngestSummary.Failure> failures() {
        return List.copyOf(failures);
    }

    List<IngestSummary.Note> notes() {
        return List.copyOf(notes);
    }
}
