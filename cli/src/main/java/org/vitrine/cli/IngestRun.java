package org.vitrine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends photographs in a batch and follows them.
 *
 * <p>Asks first, in chunks, which are here already, by digest; only the rest is sent, a bounded number at a time. So a run
 * that was broken off is simply started again.
 */
final class IngestRun {

    private static final int CHUNK = 200;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(400);

    private final IngestDoor door;
    private final Terminal terminal;
    private final Bar bar;
    private final int parallel;

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong already = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Queue<IngestSummary.Failure> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();

    IngestRun(IngestDoor door, Terminal terminal, int parallel) {
        this.door = door;
        this.terminal = terminal;
        this.bar = new Bar(terminal);
        this.parallel = parallel;
    }

    /**
     * Sends everything.
     *
     * @param waitAtMost how long to follow what was sent; zero not to
     */
    IngestSummary run(PhotographSource source, Duration waitAtMost) throws IOException, InterruptedException {
        long began = System.nanoTime();
        door.opensCollection()
                .ifPresent(made ->
                        terminal.tell("Collection '%s' is new; %s.".formatted(door.collection(), made.inWords())));
        long total = count(source);
        var batch = door.openBatch(total);
        var slots = new Semaphore(parallel);
        try (var senders = Executors.newVirtualThreadPerTaskExecutor();
                var photographs = source.photographs()) {
            var chunk = new ArrayList<PhotographFile>(CHUNK);
            for (var each = photographs.iterator(); each.hasNext(); ) {
                chunk.add(each.next());
                if (chunk.size() == CHUNK || !each.hasNext()) {
                    for (PhotographFile photograph : missing(chunk)) {
                        slots.acquire();
                        throwFault();
                        senders.submit(() -> {
                            try {
                                send(batch, photograph);
                            } catch (RuntimeException failed) {
                                fault.compareAndSet(null, failed);
                            } finally {
                                slots.release();
                            }
                        });
                        show("sending  ", total, sent.get() + already.get() + refused.get(), began);
                    }
                    chunk.clear();
                }
            }
        }
        throwFault();
        return follow(batch, total, waitAtMost, began);
    }

    /** What ended one photograph's way ends the run: the next run sends what is missing. */
    private void throwFault() {
        var failed = fault.get();
        if (failed instanceof CliException known) {
            throw new CliException(
                    known.exitCode(),
                    known.getMessage()
                            + ". %d were sent; run the same command again and only what is missing is sent."
                                    .formatted(sent.get()));
        }
        if (failed != null) {
            throw failed;
        }
    }

    private static long count(PhotographSource source) throws IOException {
        try (var photographs = source.photographs()) {
            return photographs.count();
        }
    }

    private List<PhotographFile> missing(List<PhotographFile> chunk) {
        var known = door.known(chunk);
        already.addAndGet(known.size());
        return chunk.stream()
                .filter(photograph -> !known.contains(photograph.identifier()))
                .toList();
    }

    private void send(String batch, PhotographFile photograph) {
        var answer = door.post(batch, photograph);
        if (answer.isFine()) {
            boolean here = answer.body().path("outcome").asText().equals("already-here");
            (here ? already : sent).incrementAndGet();
        } else {
            sent.incrementAndGet();
            refused.incrementAndGet();
            refusals.add(new IngestSummary.Failure(
                    photograph.identifier(),
                    "",
                    "arrived",
                    answer.body().path("code").asText("http-" + answer.status()),
                    answer.body().path("detail").asText("no reason was given")));
        }
    }

    /** Until every photograph that was accepted is indexed, rejected or dead-lettered, or patience ends. */
    private IngestSummary follow(String batch, long total, Duration atMost, long began) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long accepted = sent.get() - refused.get();
        while (true) {
            var progress = door.progress(batch);
            long settled = progress.path("indexed").asLong() + failedLater(progress);
            show("indexing ", total, already.get() + refused.get() + settled, began);
            boolean done = settled >= accepted && progress.path("inFlight").asLong() == 0;
            if (done || System.nanoTime() >= deadline) {
                bar.end();
                return summary(progress, accepted);
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private IngestSummary summary(JsonNode progress, long accepted) {
        var failures = new ArrayList<>(refusals);
        failures.addAll(laterFailures(progress));
        long failedLater = failedLater(progress);
        long deadLettered = progress.path("deadLettered").asLong();
        long indexed = progress.path("indexed").asLong();
        return new IngestSummary(
                sent.get(),
                already.get(),
                indexed,
                refused.get() + failedLater - deadLettered,
                deadLettered,
                Math.max(0, accepted - indexed - failedLater),
                List.copyOf(failures));
    }

    /** How many that were accepted failed afterwards: the service counts those refused at the door among the rejected. */
    private long failedLater(JsonNode progress) {
        long all = progress.path("rejected").asLong()
                + progress.path("deadLettered").asLong();
        return Math.max(0, all - refusedByService());
    }

    private long refusedByService() {
        return refusals.stream()
                .filter(refusal -> !refusal.reasonCode().equals(IngestDoor.FILE_MISSING))
                .count();
    }

    /** Those that were accepted and failed afterwards; what was refused at the door was told at once. */
    private List<IngestSummary.Failure> laterFailures(JsonNode progress) {
        var atTheDoor = new HashSet<String>();
        refusals.forEach(refusal -> atTheDoor.add(refusal.file()));
        var later = new ArrayList<IngestSummary.Failure>();
        progress.path("failures").forEach(failure -> {
            var read = IngestSummary.Failure.of(failure);
            if (!atTheDoor.contains(read.file())) {
                later.add(read);
            }
        });
        return later;
    }

    private void show(String what, long total, long done, long began) {
        var line = new Progress(total, done, refused.get(), Duration.ofNanos(System.nanoTime() - began)).line(what);
        bar.draw(line);
    }
}
