package org.vitrine.platform;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How long to wait and how to run.
 *
 * @param readyWithin how long one program may take from its start until it answers
 * @param stopWithin how long one program may take to end by itself before it is killed
 * @param logBytes size at which a log file is set aside and begun anew, in bytes
 * @param recordStarts whether a program's first start is recorded so that the next ones are faster
 * @param cachesAwaited whether somebody waits for start-up caches to be written; else that has the lowest priority
 * @param shortLived whether to compile quickly rather than well, as pays for programs that run for minutes
 * @param usualPorts whether to prefer the usual ports; tests take free ones only
 * @param parent process id without which the programs must not go on; empty: they outlive whoever starts them
 */
public record PlatformSettings(
        Duration readyWithin,
        Duration stopWithin,
        long logBytes,
        boolean recordStarts,
        boolean cachesAwaited,
        boolean shortLived,
        boolean usualPorts,
        OptionalLong parent) {

    /** A start takes seconds; ten times as long where other builds keep the cores busy. What dies is noticed at once. */
    private static final Duration LOADED_MACHINE = Duration.ofMinutes(5);

    /** The same, with starts recorded or not. */
    public PlatformSettings recordingStarts(boolean record) {
        return new PlatformSettings(
                readyWithin, stopWithin, logBytes, record, cachesAwaited, shortLived, usualPorts, parent);
    }

    /** For a person: usual ports, and programs that stay until they are stopped. */
    public static PlatformSettings forPeople() {
        return new PlatformSettings(
                LOADED_MACHINE, Duration.ofSeconds(20), 16L << 20, true, false, false, true, OptionalLong.empty());
    }

    /** For a test: free ports, and programs that end with the test's JVM. */
    public static PlatformSettings forTests() {
        return new PlatformSettings(
                LOADED_MACHINE,
                Duration.ofSeconds(10),
                4L << 20,
                false,
                true,
                true,
                false,
                OptionalLong.of(ProcessHandle.current().pid()));
    }
}
