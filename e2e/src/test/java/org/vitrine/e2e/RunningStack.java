package org.vitrine.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Installation;
import org.vitrine.platform.Platform;
import org.vitrine.platform.PlatformEvent;
import org.vitrine.platform.PlatformFolder;
import org.vitrine.platform.PlatformSettings;
import org.vitrine.platform.Program;
import org.vitrine.platform.ProgramStatus;

/**
 * Starts, kills and restarts the servers and services of this checkout, as {@code ./vitrine up --detach} does. The data
 * are in {@code .vitrine} or in the folder of {@code vitrine.faults.data}; a free port replaces one that is taken.
 */
public final class RunningStack {

    private final Map<Program, Instant> readySince = new ConcurrentHashMap<>();
    private final PlatformFolder folder;
    private final Platform platform;

    public RunningStack() {
        this(Path.of(System.getProperty(
                "vitrine.faults.data",
                Installation.find().root().resolve(".vitrine").toString())));
    }

    /** @param data folder of data, logs and state */
    public RunningStack(Path data) {
        var installation = Installation.find();
        folder = new PlatformFolder(data);
        platform = new Platform(installation, folder, PlatformSettings.forCommandLine(), this::recordReady);
    }

    public Addresses up() {
        return platform.up(Program.all());
    }

    public void down() {
        platform.down();
    }

    /** Returns the addresses of the running programs. */
    public Addresses addresses() {
        return platform.addresses();
    }

    /** Returns the folder of the data that a program needs again after a restart. */
    public Path data(Program program) {
        return folder.data(program);
    }

    /** Returns the instant at which a program was ready after its last start. */
    public Instant lastReady(Program program) {
        var since = readySince.get(program);
        if (since == null) {
            throw new IllegalStateException(program.programName() + " was not started by this test. Call up() first.");
        }
        return since;
    }

    public ProcessHandle process(Program program) {
        return platform.status().stream()
                .filter(status -> status.program() == program)
                .flatMap(status -> status.running().stream())
                .flatMap(running -> ProcessHandle.of(running.pid()).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        program.programName() + " does not run. Call up() first, and read " + folder.log(program)));
    }

    /** Kills a program, as {@code kill -9} does. */
    public void kill(Program program) {
        var process = process(program);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Returns the names of the programs that are not ready at present. */
    public List<String> notReady() {
        return platform.status().stream()
                .filter(status -> status.state() != ProgramStatus.State.READY)
                .map(status -> status.program().programName())
                .toList();
    }

    /** Waits until every program is ready, and returns how long after an instant that was. */
    public Duration awaitAllReady(Instant since, Duration timeout) throws InterruptedException {
        var deadline = Instant.now().plus(timeout);
        while (true) {
            var missing = notReady();
            var now = Instant.now();
            if (missing.isEmpty()) {
                return Duration.between(since, now);
            }
            if (now.isAfter(deadline)) {
                throw new AssertionError("not ready after %s: %s".formatted(timeout, missing));
            }
            Thread.sleep(200);
        }
    }

    private void recordReady(PlatformEvent event) {
        if (event instanceof PlatformEvent.Ready(var program, var _, var _)) {
            readySince.put(program, Instant.now());
        }
    }
}
