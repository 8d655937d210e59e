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
 * The servers and services of one folder: start, stop, look.
 *
 * <p>Nothing is kept in memory between calls: any process may start what another stops.
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
     * Starts what is asked for and all it needs, and returns when each answers. What runs and answers is left alone,
     * what died is started again on its data and, if it can be had, its port.
     *
     * @throws PlatformException naming what did not start, with the end of its log; the others are left running
     */
    public Addresses up(Collection<? extends Program> wanted) {
        try (FolderLock _ = FolderLock.take(folder)) {
            return new StartSequence(installation, folder, settings, listener, withNeeds(wanted)).run();
        }
    }

    /**
     * Makes later starts faster: ends the recording of first starts and has start-up caches written from them in the
     * background. Does nothing if all have one. Halts each recorded program for some seconds, once; so call it when
     * nobody waits, after {@link #up}.
     */
    public void recordStarts() {
        try (FolderLock _ = FolderLock.take(folder)) {
            caches().remember(ProcessTable.read(folder.processes()), listener);
        }
    }

    /** Stops everything: services first, then servers. What does not end in time is killed. */
    public void down() {
        try (FolderLock _ = FolderLock.take(folder)) {
            ProcessTable table = ProcessTable.read(folder.processes());
            // A JVM that is stopped while it records writes the recording first.
            List<Path> recordings = table.recording().stream()
                    .map(process -> Path.of(process.recording()))
                    .toList();
            new ProcessStop(table, settings.stopWithin(), listener).everything();
            caches().write(recordings);
        }
    }

    private StartupCaches caches() {
        return new StartupCaches(installation, settings);
    }

    /** Stops everything and deletes its data, logs and settings. */
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

    /** How each program is; asks those that run. */
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
            throw new PlatformException("interrupted while asking for the status", interrupted);
        }
    }

    /** Where what runs listens. */
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
        boolean answers = readinessProbe.ask(program, table.addresses()).isEmpty();
        ProgramStatus.State state = answers ? ProgramStatus.State.READY : ProgramStatus.State.NOT_ANSWERING;
        return new ProgramStatus(program, state, running, folder.log(program));
    }

    private static Set<Program> withNeeds(Collection<? extends Program> wanted) {
        Set<Program> all = new LinkedHashSet<>(wanted);
        wanted.forEach(program -> all.addAll(program.needs()));
        return all;
    }

    /** Whether this folder has ever been used. */
    public boolean exists() {
        return Files.exists(folder.processes());
    }
}
