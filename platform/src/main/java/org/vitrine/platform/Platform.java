package org.vitrine.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Starts, stops and inspects the servers and services of one {@link PlatformFolder}. The {@code vitrine} command and
 * the tests use it.
 *
 * <p>The state is in the folder and not in memory, so a process can stop programs that another process started. Methods
 * that start or stop programs block until that is done, and fail where another process does the same in the folder.
 */
public final class Platform {

    private final Installation installation;
    private final PlatformFolder folder;
    private final PlatformSettings settings;
    private final PlatformEvent.Listener listener;

    public Platform(
            Installation installation,
            PlatformFolder folder,
            PlatformSettings settings,
            PlatformEvent.Listener listener) {
        this.installation = installation;
        this.folder = folder;
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Starts the wanted programs and all that they need, and returns when each answers. A running program with the
     * present jars and settings is left running; one that is out of date is stopped and started again. A program that
     * died is started again on its data and, where its port is free, on that port.
     *
     * @return addresses of all programs, also of those that were not started
     * @throws PlatformException names a program that did not start, with the end of its log; the others are left
     *     running
     */
    public Addresses up(Collection<? extends Program> wanted) {
        try (FolderLock _ = FolderLock.acquire(folder)) {
            return new StartSequence(installation, folder, settings, listener, withDependencies(wanted)).run();
        }
    }

    /**
     * Makes later starts faster: ends the recording of first starts, and lets a background process write start-up
     * caches from the recordings. Does nothing where every program has a cache. It halts each recorded program once,
     * for some seconds, so call it after {@link #up} and when no user waits for the programs.
     */
    public void recordStarts() {
        try (FolderLock _ = FolderLock.acquire(folder)) {
            caches().finishRecordings(ProcessTable.read(folder.processes()), listener);
        }
    }

    /** Stops all programs: services first, then servers. A program that does not end in time is killed. */
    public void down() {
        try (FolderLock _ = FolderLock.acquire(folder)) {
            ProcessTable table = ProcessTable.read(folder.processes());
            // A JVM that is stopped while it records writes the recording first.
            List<Path> recordings = table.recording().stream()
                    .map(process -> Path.of(process.recording()))
                    .toList();
            new ProcessStop(table, settings.stopTimeout(), listener).stopAll();
            caches().write(recordings);
        }
    }

    private StartupCaches caches() {
        return new StartupCaches(installation, settings);
    }

    /** Stops all programs and deletes their data, logs and settings. */
    public void purge() {
        down();
        try {
            for (String part : List.of("data", "logs", "run")) {
                PlatformFolder.delete(folder.folder().resolve(part));
            }
        } catch (IOException failed) {
            throw new PlatformException(
                    "cannot delete all of %s: %s".formatted(folder.folder(), failed.getMessage()), failed);
        }
    }

    /** Returns the state of each server and service; sends a readiness request to each running one. */
    public List<ProgramStatus> status() {
        ProcessTable table = ProcessTable.read(folder.processes());
        try (ReadinessProbe readinessProbe = new ReadinessProbe()) {
            List<ProgramStatus> all = new ArrayList<>();
            for (Program program : Program.all()) {
                all.add(status(program, table, readinessProbe));
            }
            return List.copyOf(all);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PlatformException("interrupted while reading the status", interrupted);
        }
    }

    /** Returns the addresses of the programs that were started and not stopped since. */
    public Addresses addresses() {
        return ProcessTable.read(folder.processes()).addresses();
    }

    public PlatformFolder folder() {
        return folder;
    }

    private ProgramStatus status(Program program, ProcessTable table, ReadinessProbe readinessProbe)
            throws InterruptedException {
        Optional<ProcessRecord> record = table.find(program);
        if (record.isEmpty()) {
            return new ProgramStatus(program, ProgramStatus.State.STOPPED, Optional.empty(), folder.log(program));
        }
        ProcessRecord process = record.get();
        Optional<ProgramStatus.Running> running = process.handle()
                .map(handle -> new ProgramStatus.Running(
                        process.pid(), process.port(), process.url(), Instant.parse(process.startedAt())));
        if (running.isEmpty()) {
            return new ProgramStatus(program, ProgramStatus.State.DIED, running, folder.log(program));
        }
        boolean answers = readinessProbe.check(program, table.addresses()).isEmpty();
        ProgramStatus.State state = answers ? ProgramStatus.State.READY : ProgramStatus.State.NOT_ANSWERING;
        return new ProgramStatus(program, state, running, folder.log(program));
    }

    private static Set<Program> withDependencies(Collection<? extends Program> wanted) {
        Set<Program> all = new LinkedHashSet<>(wanted);
        wanted.forEach(program -> all.addAll(program.dependencies()));
        return all;
    }

    /** Returns whether a program was ever started in this folder. */
    public boolean exists() {
        return Files.exists(folder.processes());
    }
}
