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
 * The Vitrine of this checkout, started, killed and started again as {@code ./vitrine up --detach} does it. Its data are in {@code .vitrine}, or in the folder of
 * {@code vitrine.faults.data}; a port that is taken is replaced by a free one.
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
        platform = new Platform(installation, folder, PlatformSettings.forPeople(), this::note);
    }

    public Addresses up() {
        return platform.up(Program.all());
    }

    public void down() {
        platform.down();
    }

    /** Where what runs listens. */
    public Addresses addresses() {
        return platform.addresses();
    }

    /** What a program must find again after a restart. */
    public Path data(Program program) {
        return folder.data(program);
    }

    /** When the last start of a program answered. */
    public Instant returned(Program program) {
        var since = readySince.get(program);
        if (since == null) {
            throw new IllegalStateException(program.programName() + " was not started by this run");
        }
        return since;
    }

    public ProcessHandle process(Program program) {
        return platform.status().stream()
                .filter(status -> status.program() == program)
                .flatMap(status -> status.running().stream())
                .flatMap(running -> ProcessHandle.of(running.pid()).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(program.programName() + " does not run"));
    }

    /** As {@code kill -9}. */
    public void kill(Program program) {
        var process = process(program);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Those that do not answer as ready now. */
    public List<String> notReady() {
        return platform.status().stream()
                .filter(status -> status.state() != ProgramStatus.State.READY)
                .map(status -> status.program().programName())
                .toList();
    }

    /** How long after an instant every program was ready; waits for it. */
    public Duration allReadyAfter(Instant since, Duration patience) throws InterruptedException {
        var deadline = Instant.now().plus(patience);
        while (true) {
            var missing = notReady();
            var now = Instant.now();
            if (missing.isEmpty()) {
                return Duration.between(since, now);
            }
            if (now.isAfter(deadline)) {
                throw new AssertionError("not ready after %s: %s".formatted(patience, missing));
            }
            Thread.sleep(200);
        }
    }

    private void note(PlatformEvent event) {
        if (event instanceof PlatformEvent.Ready(var program, var _, var _)) {
            readySince.put(program, Instant.now());
        }
    }
}
