package org.vitrine.platform;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * Stops the processes of a {@link ProcessTable}: SIGTERM, a bounded wait, then SIGKILL. Blocks until they have ended.
 */
final class ProcessStop {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private static final int RECORDING_TIMEOUT_FACTOR = 4;

    private final ProcessTable table;
    private final Duration timeout;
    private final PlatformEvent.Listener listener;

    ProcessStop(ProcessTable table, Duration timeout, PlatformEvent.Listener listener) {
        this.table = table;
        this.timeout = timeout;
        this.listener = listener;
    }

    /** Stops all programs: services before servers, so that each service can still close its connections in order. */
    void stopAll() {
        stopMatching(Service.class::isInstance);
        stopMatching(Server.class::isInstance);
    }

    private void stopMatching(Predicate<Program> chosen) {
        Collection<Program> programs = Program.all().stream().filter(chosen).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> stops = programs.stream()
                    .map(program -> CompletableFuture.runAsync(() -> stop(program), threads))
                    .toList();
            stops.forEach(CompletableFuture::join);
        }
    }

    /**
     * Stops one program, where it runs, and removes it from the table. A program whose start is being recorded gets
     * four times as long, because it writes the recording before it ends.
     *
     * @throws PlatformException where the process does not end after SIGKILL either
     */
    void stop(Program program) {
        Optional<ProcessRecord> record = table.find(program);
        record.flatMap(ProcessRecord::handle).ifPresent(process -> {
            process.destroy();
            boolean writesRecording = !record.get().recording().isEmpty();
            boolean killed =
                    !hasEnded(process, writesRecording ? timeout.multipliedBy(RECORDING_TIMEOUT_FACTOR) : timeout);
            if (killed) {
                process.destroyForcibly();
                if (!hasEnded(process, timeout)) {
                    throw new PlatformException("process %d of %s does not end, not even by SIGKILL"
                            .formatted(process.pid(), program.programName()));
                }
            }
            listener.on(new PlatformEvent.Stopped(program, killed));
        });
        table.remove(program);
    }

    private static boolean hasEnded(ProcessHandle process, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (ProcessRecord.isAlive(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            PollDelay.sleep(POLL_INTERVAL);
        }
        return true;
    }
}
