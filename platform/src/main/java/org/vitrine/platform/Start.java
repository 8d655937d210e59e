package org.vitrine.platform;

import java.io.IOException;
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

/**
 * One {@code up}: gives each program its ports, then starts all that wait for nothing, and each other one as soon as
 * what it needs answers.
 */
final class Start {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final PlatformFolder folder;
    private final PlatformSettings settings;
    private final PlatformEvent.Listener listener;
    private final Set<Program> wanted;
    private final ProcessTable table;
    private final Launches launches;
    private final Launcher launcher;

    Start(
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
        this.launches = new Launches(installation, folder);
        this.launcher = new Launcher(installation, folder, settings);
    }

    Addresses run() {
        PortPlan plan = PortPlan.make(wanted, table, settings.usualPorts(), Ports.ofThisMachine(), listener);
        List<PlatformException> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Probe probe = new Probe()) {
            Map<Program, CompletableFuture<Void>> starts = new LinkedHashMap<>();
            for (Program program : Program.all()) {
                if (wanted.contains(program)) {
                    CompletableFuture<?>[] needs = program.needs().stream()
                            .map(starts::get)
                            .filter(Objects::nonNull)
                            .toArray(CompletableFuture<?>[]::new);
                    starts.put(
                            program,
                            CompletableFuture.allOf(needs).thenRunAsync(() -> bringUp(program, plan, probe), threads));
                }
            }
            starts.values().forEach(start -> outcome(start).ifPresent(failures::add));
        }
        List<PlatformException> distinct = failures.stream().distinct().toList();
        if (!distinct.isEmpty()) {
            PlatformException first = distinct.getFirst();
            distinct.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        return plan.addresses();
    }

    private static Optional<PlatformException> outcome(CompletableFuture<Void> start) {
        try {
            start.join();
            return Optional.empty();
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            return Optional.of(
                    cause instanceof PlatformException known ? known : new PlatformException(cause.toString(), cause));
        }
    }

    private void bringUp(Program program, PortPlan plan, Probe probe) {
        try {
            Launch launch = launches.of(program, plan.addresses(), plan.innerPort(program));
            String digest = launch.digest();
            Optional<ProcessRecord> before = table.find(program);
            Optional<ProcessHandle> running = before.flatMap(ProcessRecord::handle);
            if (running.isPresent() && before.get().digest().equals(digest)) {
                awaitAnswer(program, running.get(), plan.addresses(), probe);
                listener.on(new PlatformEvent.AlreadyRunning(
                        program, plan.addresses().url(program)));
                return;
            }
            running.ifPresent(outdated -> {
                listener.on(new PlatformEvent.Outdated(program, outdated.pid()));
                new Stop(table, settings.stopWithin(), listener).one(program);
            });
            startAnew(launch, digest, plan, probe);
        } catch (IOException failed) {
            throw failure(program, "%s could not be started: %s".formatted(program.programName(), failed.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure(program, "interrupted while %s was starting".formatted(program.programName()));
        }
    }

    private void startAnew(Launch launch, String digest, PortPlan plan, Probe probe)
            throws IOException, InterruptedException {
        Program program = launch.program();
        long began = System.nanoTime();
        ProcessHandle process = launcher.start(launch, List.of());
        String url = plan.addresses().url(program);
        table.put(new ProcessRecord(
                program.programName(),
                process.pid(),
                process.info().startInstant().orElseGet(Instant::now).toString(),
                plan.addresses().port(program),
                plan.innerPort(program),
                url,
                folder.log(program).toString(),
                digest));
        listener.on(new PlatformEvent.Starting(program, process.pid(), folder.log(program)));
        awaitAnswer(program, process, plan.addresses(), probe);
        listener.on(new PlatformEvent.Ready(program, url, Duration.ofNanos(System.nanoTime() - began)));
    }

    private void awaitAnswer(Program program, ProcessHandle process, Addresses addresses, Probe probe)
            throws InterruptedException {
        long deadline = System.nanoTime() + settings.readyWithin().toNanos();
        while (true) {
            Optional<String> wrong = probe.ask(program, addresses);
            if (wrong.isEmpty()) {
                return;
            }
            if (!ProcessRecord.isAlive(process)) {
                throw failure(
                        program,
                        "%s died while starting. The end of its log, %s:%n%s"
                                .formatted(
                                        program.programName(), folder.log(program), LogTail.of(folder.log(program))));
            }
            if (System.nanoTime() > deadline) {
                throw failure(
                        program,
                        "%s (process %d) does not answer after %d s: %s. The end of its log, %s:%n%s"
                                .formatted(
                                        program.programName(),
                                        process.pid(),
                                        settings.readyWithin().toSeconds(),
                                        wrong.get(),
                                        folder.log(program),
                                        LogTail.of(folder.log(program))));
            }
            Pause.of(LOOK_EVERY);
        }
    }

    private PlatformException failure(Program program, String why) {
        listener.on(new PlatformEvent.Failed(program, why));
        return new PlatformException(why);
    }
}
