package org.vitrine.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that was started, as {@code processes.json} remembers it.
 *
 * @param name of the program
 * @param pid process id; may belong to a stranger by now, see {@link #handle}
 * @param startedAt when the process began, ISO 8601: tells it from a later one with the same id
 * @param port where it listens
 * @param innerPort a second port it has for itself; 0 for none
 * @param url where to reach it
 * @param log its log file
 * @param digest of what it was started from
 * @param recording where its start is being recorded; empty text if it is not
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

    /** The kernel counts in ticks since boot; its idea of when it booted may shift a little. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    /** The same process, whose start is recorded no more. */
    ProcessRecord recorded() {
        return new ProcessRecord(name, pid, startedAt, port, innerPort, url, log, digest, "");
    }

    /** The process, if it still runs and is still the one that was started. */
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> sameStart(start, Instant.parse(startedAt)))
                        .orElse(true))
                .filter(ProcessRecord::isAlive);
    }

    static boolean sameStart(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(SAME_START) <= 0;
    }

    /** A zombie counts as dead: where nobody reaps orphans, as in many containers, it stays for ever. */
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
