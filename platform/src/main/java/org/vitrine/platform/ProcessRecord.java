package org.vitrine.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One started process, as {@code run/processes.json} stores it.
 *
 * @param name name of the program
 * @param pid process id; another process may have the id by now, see {@link #handle}
 * @param startedAt start of the process, ISO 8601, which distinguishes it from a later process with the same id
 * @param port TCP port on which the program listens
 * @param innerPort second port that the program uses internally; 0 where it has none
 * @param url address for clients, as {@link Addresses#url} returns it
 * @param log path of the log file
 * @param digest digest of the jars and settings that it was started with, see {@link Launch#digest}
 * @param recording path of the recording of its start; empty where the start is not being recorded
 */
record ProcessRecord(
        String name,
        long pid,
        String startedAt,
        int port,
        int innerPort,
        String url,
        String log,
        String digest,
        String recording) {

    /** Tolerance: the kernel counts the start in ticks since boot, and the computed time of boot may shift a little. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    /** Returns this record without a recording, for when the recording has ended. */
    ProcessRecord recorded() {
        return new ProcessRecord(name, pid, startedAt, port, innerPort, url, log, digest, "");
    }

    /** Returns the process; empty where it no longer runs or another process has its id now. */
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> sameStart(start, Instant.parse(startedAt)))
                        .orElse(true))
                .filter(ProcessRecord::isAlive);
    }

    static boolean sameStart(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(START_TOLERANCE) <= 0;
    }

    /**
     * Returns whether a process runs. A zombie counts as ended: where no init process reaps orphans, as in many
     * containers, it stays for ever.
     */
    static boolean isAlive(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (!Files.exists(stat)) {
            return process.isAlive();
        }
        try {
            String line = Files.readString(stat);
            return !line.substring(line.lastIndexOf(')') + 1).stripLeading().startsWith("Z");
        } catch (IOException goneMeanwhile) {
            return process.isAlive();
        }
    }
}
