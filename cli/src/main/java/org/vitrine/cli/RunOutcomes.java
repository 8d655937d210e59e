package org.vitrine.cli;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.vitrine.cli.source.EntryFault;

/** The outcome of sending, so far; several senders add to it. */
final class RunOutcomes {

    private final Map<String, String> accepted = new ConcurrentHashMap<>();
    private final AtomicLong already = new AtomicLong();
    private final AtomicLong refusedImages = new AtomicLong();
    private final AtomicLong refusedElse = new AtomicLong();
    private final AtomicLong offered = new AtomicLong();
    private final Queue<IngestSummary.Failure> failures = new ConcurrentLinkedQueue<>();
    private final Queue<IngestSummary.Note> notes = new ConcurrentLinkedQueue<>();

    void already(long photographs) {
        already.addAndGet(photographs);
    }

    /** An image counts once, however often it was accepted. */
    void accepted(String imageId, String identifier) {
        accepted.put(imageId.isEmpty() ? identifier : imageId, identifier);
    }

    /** The command does not send it. */
    void unsent(EntryFault fault) {
        failures.add(IngestSummary.Failure.of(fault));
    }

    /** Its file was read, and the service gets it or decides about it. */
    void offered() {
        offered.incrementAndGet();
    }

    /** Its file was read once and cannot be read again. */
    void unreadableWhileSending(EntryFault fault) {
        offered.decrementAndGet();
        unsent(fault);
    }

    /** Photographs that the batch has to account for. */
    long inBatch() {
        return offered.get();
    }

    /** {@code known} says that it would be refused; it was not sent. */
    void refusedBefore(HashedPhotograph photograph, PhotographRefusal photographRefusal) {
        refusedElse.incrementAndGet();
        failures.add(IngestSummary.Failure.of(photograph, photographRefusal));
    }

    /** It was sent and refused. */
    void refused(HashedPhotograph photograph, PhotographRefusal photographRefusal) {
        (photographRefusal.imageId().isEmpty() ? refusedElse : refusedImages).incrementAndGet();
        failures.add(IngestSummary.Failure.of(photograph, photographRefusal));
    }

    void note(IngestSummary.Note note) {
        notes.add(note);
    }

    BatchState.Sent sent() {
        return new BatchState.Sent(accepted.size(), refusedImages.get(), refusedElse.get());
    }

    /** Identifiers by imageId. */
    Map<String, String> accepted() {
        return accepted;
    }

    long already() {
        return already.get();
    }

    /** Photographs that need nothing more. */
    long failed() {
        return failures.size();
    }

    long handled() {
        return already.get() + accepted.size() + failures.size();
    }

    List<IngestSummary.Failure> failures() {
        return List.copyOf(failures);
    }

    List<IngestSummary.Note> notes() {
        return List.copyOf(notes);
    }
}
