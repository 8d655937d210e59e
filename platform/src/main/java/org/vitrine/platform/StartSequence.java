package org.vitrine.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Runs one {@link Platform#up}: chooses the ports, then starts the programs in parallel, each as soon as the programs
 * that it {@linkplain Program#startsAfter starts after} answer.
 */
final class StartSequence {

    private final PlatformFolder folder;
    private final PlatformSettings settings;
    private final PlatformEvent.Listener listener;
    private final Set<Program> wanted;
    private final ProcessTable table;
    private final Launches launches;
    private final Launcher launcher;
    private final StartupCaches caches;

    StartSequence(
            Installation installation,
            PlatformFolder folder,
            PlatformSettings settings,
            PlatformEvent.Listener listener,
            Set<Program> wanted) {
        this.folder = folder;
        this.settings = settings;
        this.listener = listener;
        this.wanted = wanted;
        this.table = ProcessTable.read(folder.processes());
        this.launches = new Launches(installation, folder, settings);
        this.launcher = new Launcher(installation, folder, settings);
        this.caches = new StartupCaches(installation, settings);
    }

    /**
     * Starts the wanted programs and returns when each answers. Blocks.
     *
     * @throws PlatformException names the first program that did not start; the failures of others are suppressed ones
     *     of it
     */
    Addresses run() {
        PortPlan plan = PortPlan.make(wanted, table, settings.defaultPorts(), Ports.ofThisMachine(), listener);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ReadinessProbe readinessProbe = new ReadinessProbe()) {
            ReadinessWait readinessWait = new ReadinessWait(readinessProbe, plan.addresses(), settings.startTimeout());
            Map<Program, CompletableFuture<Void>> starts = new LinkedHashMap<>();
            for (Program program : Program.all()) {
                if (wanted.contains(program)) {
                    CompletableFuture<?>[] prerequisites = program.startsAfter().stream()
                            .map(starts::get)
                            .filter(Objects::nonNull)
                            .toArray(CompletableFuture<?>[]::new);
                    starts.put(
                            program,
                            CompletableFuture.allOf(prerequisites)
                                    .thenRunAsync(() -> ensureRunning(program, plan, readinessWait), threads));
                }
            }
            throwFirst(starts.values().stream());
        }
        return plan.addresses();
    }

    /** Waits for all starts before it throws, so that no program is still starting when the user reads the failure. */
    private static void throwFirst(Stream<CompletableFuture<Void>> starts) {
        List<PlatformException> failures = new ArrayList<>();
        starts.toList().forEach(start -> failure(start).ifPresent(failures::add));
        List<PlatformException> distinct = failures.stream().distinct().toList();
        if (!distinct.isEmpty()) {
            PlatformException first = distinct.getFirst();
            distinct.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private static Optional<PlatformException> failure(CompletableFuture<Void> start) {
        try {
            start.join();
            return Optional.empty();
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            return Optional.of(
                    cause instanceof PlatformException known ? known : new PlatformException(cause.toString(), cause));
        }
    }

    private void ensureRunning(Program program, PortPlan plan, ReadinessWait readinessWait) {
        try {
            Launch launch = launches.of(program, plan.addresses(), plan.controllerPort(program));
            String digest = launch.digest();
            Optional<ProcessRecord> previous = table.find(program);
            Optional<ProcessHandle> running = previous.flatMap(ProcessRecord::handle);
            if (running.isPresent() && previous.get().digest().equals(digest)) {
                requireReady(program, running.get(), readinessWait.await(program, running.get()));
                listener.on(new PlatformEvent.AlreadyRunning(
                        program, plan.addresses().url(program)));
                return;
            }
            running.ifPresent(outdated -> {
                listener.on(new PlatformEvent.Outdated(program, outdated.pid()));
                new ProcessStop(table, settings.stopTimeout(), listener).stop(program);
            });
            startProcess(launch, digest, plan, readinessWait);
        } catch (IOException failed) {
            throw failure(program, "%s could not be started: %s".formatted(program.programName(), failed.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure(program, "interrupted while %s was starting".formatted(program.programName()));
        }
    }

    private void startProcess(Launch launch, String digest, PortPlan plan, ReadinessWait readinessWait)
            throws IOException, InterruptedException {
        Program program = launch.program();
        long began = System.nanoTime();
        StartupCaches.Plan cache = caches.plan(launch);
        ProcessHandle process = start(launch, digest, plan, cache);
        ReadinessWait.Outcome outcome = readinessWait.await(program, process);
        if (cache instanceof StartupCaches.Plan.Use(Path file) && outcome instanceof ReadinessWait.Outcome.Died) {
            // The JVM checks a cache before it uses it. In case the cache is the cause nevertheless, try once without
            // it.
            Files.deleteIfExists(file);
            process = start(launch, digest, plan, new StartupCaches.Plan.Without());
            outcome = readinessWait.await(program, process);
        }
        if (cache instanceof StartupCaches.Plan.Record(Path recording)
                && outcome instanceof ReadinessWait.Outcome.Died) {
            Files.deleteIfExists(recording); // the recording of a failed start must not become a cache
        }
        requireReady(program, process, outcome);
        listener.on(new PlatformEvent.Ready(
                program, plan.addresses().url(program), Duration.ofNanos(System.nanoTime() - began)));
        if (cache instanceof StartupCaches.Plan.Use(Path file) && StartupCaches.deleteIfRefused(file, process.pid())) {
            listener.on(new PlatformEvent.CacheRefused(program, folder.log(program)));
        }
    }

    private ProcessHandle start(Launch launch, String digest, PortPlan plan, StartupCaches.Plan cache)
            throws IOException {
        Program program = launch.program();
        ProcessHandle process = launcher.start(launch, StartupCaches.flags(cache));
        table.put(new ProcessRecord(
                program.programName(),
                process.pid(),
                process.info().startInstant().orElseGet(Instant::now).toString(),
                plan.addresses().port(program),
                plan.controllerPort(program),
                plan.addresses().url(program),
                folder.log(program).toString(),
                digest,
                cache instanceof StartupCaches.Plan.Record(Path recording) ? recording.toString() : ""));
        listener.on(new PlatformEvent.Starting(program, process.pid(), folder.log(program)));
        return process;
    }

    private void requireReady(Program program, ProcessHandle process, ReadinessWait.Outcome outcome) {
        Optional<String> failureMessage = outcome.failureMessage(program, process.pid(), folder.log(program));
        if (failureMessage.isPresent()) {
            throw failure(program, failureMessage.get());
        }
    }

    private PlatformException failure(Program program, String why) {
        listener.on(new PlatformEvent.Failed(program, why));
        return new PlatformException(why);
    }
}
