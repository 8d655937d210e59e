package org.vitrine.cli.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.client.LocalFileException;
import org.vitrine.cli.source.EntryFault;
import org.vitrine.cli.source.SourceEntry;
import org.vitrine.cli.source.SourceSurvey;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;

/**
 * Sends the photographs of a source into a batch.
 *
 * <p>In chunks of {@value #CHUNK}, it requests by digest which ones ingest-service has already, and sends only the
 * others, a bounded number in parallel. A fault of one photograph is recorded as its outcome; a service that is
 * unavailable ends the run.
 */
final class PhotographSender {

    private static final int CHUNK = 200;
    private static final String QUOTA_EXCEEDED = "quota-exceeded";

    private final IngestClient ingest;
    private final RunOutcomes outcomes;
    private final int parallel;
    private final Runnable onProgress;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    PhotographSender(IngestClient ingest, RunOutcomes outcomes, int parallel, Runnable onProgress) {
        this.ingest = ingest;
        this.outcomes = outcomes;
        this.parallel = parallel;
        this.onProgress = onProgress;
    }

    /**
     * Blocks until all photographs are sent.
     *
     * @throws CliException if a service is unavailable, or refuses for a reason that holds for every photograph
     */
    void send(String batch, SourceSurvey survey) throws IOException, InterruptedException {
        var slots = new Semaphore(parallel);
        try (var senders = Executors.newVirtualThreadPerTaskExecutor();
                var entries = survey.entries()) {
            var chunk = new ArrayList<HashedPhotograph>(CHUNK);
            for (var each = entries.iterator(); each.hasNext(); ) {
                accept(each.next(), chunk);
                if (chunk.size() < CHUNK && each.hasNext()) {
                    continue;
                }
                for (HashedPhotograph photograph : filterKnown(batch, chunk)) {
                    slots.acquire();
                    throwIfFailed();
                    senders.submit(() -> {
                        try {
                            send(batch, photograph);
                        } catch (RuntimeException failed) {
                            failure.compareAndSet(null, failed);
                        } finally {
                            slots.release();
                        }
                    });
                    onProgress.run();
                }
                chunk.clear();
            }
        }
        throwIfFailed();
    }

    /**
     * Handles one entry of the source: a photograph that can be sent is hashed and added to the chunk, any other entry
     * is recorded in the outcomes.
     */
    void accept(SourceEntry entry, List<HashedPhotograph> chunk) {
        switch (entry) {
            case SourceEntry.Ignored _ -> {}
            case SourceEntry.Faulty(var found) -> outcomes.notSent(found);
            case SourceEntry.Duplicate(var origin, var file, var first) ->
                outcomes.note(new IngestSummary.Note(
                        file,
                        origin,
                        first.line() > 0
                                ? "repeats line %d of %s and is the same photograph"
                                        .formatted(first.line(), first.source())
                                : "is named twice and is one photograph"));
            case SourceEntry.Photograph(var photograph, var origin, var note) -> {
                note.ifPresent(
                        sentence -> outcomes.note(new IngestSummary.Note(photograph.identifier(), origin, sentence)));
                try {
                    chunk.add(new HashedPhotograph(photograph, origin, LocalFileDigest.of(photograph.path())));
                    outcomes.hashed();
                } catch (LocalFileException unreadable) {
                    outcomes.notSent(new EntryFault(
                            origin, photograph.identifier(), unreadable.code(), "", "", unreadable.sentence()));
                }
            }
        }
    }

    private List<HashedPhotograph> filterKnown(String batch, List<HashedPhotograph> chunk) {
        if (chunk.isEmpty()) {
            return List.of();
        }
        var known = ingest.findKnown(batch, chunk);
        var unknown = new ArrayList<HashedPhotograph>();
        for (int i = 0; i < chunk.size(); i++) {
            var refusal = known.refusals().get(i);
            if (refusal != null) {
                outcomes.refusedByCheck(chunk.get(i), refusal);
            } else if (!known.alreadyStored().contains(i)) {
                unknown.add(chunk.get(i));
            }
        }
        outcomes.alreadyStored(known.alreadyStored().size());
        return unknown;
    }

    private void send(String batch, HashedPhotograph photograph) {
        var identifier = photograph.photograph().identifier();
        try {
            var answer = ingest.post(batch, photograph);
            if (!answer.isSuccess()) {
                refused(photograph, answer);
            } else if (answer.body().path("outcome").asText().equals("already-here")) {
                outcomes.alreadyStored(1);
            } else {
                outcomes.accepted(answer.body().path("imageId").asText(), identifier);
            }
        } catch (LocalFileException unreadable) {
            outcomes.unreadableWhileSending(
                    new EntryFault(photograph.origin(), identifier, unreadable.code(), "", "", unreadable.sentence()));
        }
    }

    private void refused(HashedPhotograph photograph, ApiClient.Response answer) {
        if (!concernsPhotograph(answer)) {
            throw new CliException(ExitCode.FAILED, answer.problem());
        }
        outcomes.refused(photograph, PhotographRefusal.of(answer));
    }

    /**
     * Whether a refusal is about this photograph. Otherwise every other photograph would be refused in the same way,
     * and the run ends.
     */
    private static boolean concernsPhotograph(ApiClient.Response answer) {
        return switch (answer.status()) {
            // photographs that add nothing, or less, may still be accepted
            case 403 -> answer.body().path("code").asText().equals(QUOTA_EXCEEDED);
            case 401, 407, 429 -> false;
            case 404 ->
                !List.of("unknown-collection", "unknown-batch")
                        .contains(answer.body().path("code").asText());
            case 500 -> true;
            default -> answer.status() < 500;
        };
    }

    /** Ends the run if a sender has failed. A later run sends what is missing. */
    private void throwIfFailed() {
        var failed = failure.get();
        if (failed instanceof CliException known) {
            throw new CliException(
                    known.exitCode(),
                    known.getMessage()
                            + ". %d were accepted; run the same command again and only what is missing is sent."
                                    .formatted(outcomes.accepted().size()));
        }
        if (failed != null) {
            throw failed;
        }
    }
}
