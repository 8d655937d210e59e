package org.vitrine.platform;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Settings of a {@link Platform}: timeouts, logs, start-up caches and ports.
 *
 * @param startTimeout longest time of one program from its start until it answers
 * @param stopTimeout longest time in which one program may end by itself before it is killed
 * @param logBytes size in bytes at which a log file is renamed and a new one is started
 * @param recordStarts whether the first start of a program is recorded, so that the next ones are faster
 * @param cachesAwaited whether start-up caches are written with normal priority, because a user or test waits for them;
 *     otherwise with the lowest
 * @param shortLived whether programs run without HotSpot's optimising compiler, which pays for programs that run for
 *     minutes
 * @param defaultPorts whether the usual ports are preferred; tests take free ones only
 * @param parent id of the process with whose end the programs end as well; empty: they outlive the process that starts
 *     them
 */
public record PlatformSettings(
        Duration startTimeout,
        Duration stopTimeout,
        long logBytes,
        boolean recordStarts,
        boolean cachesAwaited,
        boolean shortLived,
        boolean defaultPorts,
        OptionalLong parent) {

    /**
     * A start takes seconds, and ten times as long where other builds keep the cores busy. A program that dies is
     * detected at once.
     */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    /** Returns these settings with another value of {@code recordStarts}. */
    public PlatformSettings recordingStarts(boolean record) {
        return new PlatformSettings(
                startTimeout, stopTimeout, logBytes, record, cachesAwaited, shortLived, defaultPorts, parent);
    }

    /** Returns the settings for the command line: usual ports, and programs that run until they are stopped. */
    public static PlatformSettings forCommandLine() {
        return new PlatformSettings(
                START_TIMEOUT, Duration.ofSeconds(20), 16L << 20, true, false, false, true, OptionalLong.empty());
    }

    /** Returns the settings for tests: free ports, and programs that end with the test's JVM. */
    public static PlatformSettings forTests() {
        return new PlatformSettings(
                START_TIMEOUT,
                Duration.ofSeconds(10),
                4L << 20,
                false,
                true,
                true,
                false,
                OptionalLong.of(ProcessHandle.current().pid()));
    }
}
