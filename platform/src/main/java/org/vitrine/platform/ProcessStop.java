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

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private static final int LONGER_IF_RECORDING = 4;

    private final ProcessTable table;
    private final Duration within;
    private final PlatformEvent.Listener listener;

    ProcessStop(ProcessTable table, Duration within, PlatformEvent.Listener listener) {
        this.table = table;
        this.within = within;
        this.listener = listener;
    }

    /** Stops all programs: services before servers, so that each service can still close its connections in order. */
    void everything() {
        all(Service.class::isInstance);
        all(Server.class::isInstance);
    }

    private void all(Predicate<Program> chosen) {
        Collection<Program> programs = Program.all().stream().filter(chosen).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> stops = programs.stream()
                    .map(program -> CompletableFuture.runAsync(() -> one(program), threads))
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
    void one(Program program) {
        Optional<ProcessRecord> record = table.find(program);
        record.flatMap(ProcessRecord::handle).ifPresent(process -> {
            process.destroy();
            boolean writesRecording = !record.get().recording().isEmpty();
            boolean killed = !gone(process, writesRecording ? within.multipliedBy(LONGER_IF_RECORDING) : within);
            if (killed) {
                process.destroyForcibly();
                if (!gone(process, within)) {
                    throw new PlatformException("process %d of %s does not end, not even by SIGKILL"
                            .formatted(process.pid(), program.programName()));
                }
            }
            listener.on(new PlatformEvent.Stopped(program, killed));
        });
        table.remove(program);
    }

    private static boolean gone(ProcessHandle process, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (ProcessRecord.isAlive(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            PollDelay.of(LOOK_EVERY);
        }
        return true;
    }
}
