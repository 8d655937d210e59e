package org.vitrine.platform;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How long to wait and how to run.
 *
 * @param readyWithin how long one program may take from its start until it answers
 * @param stopWithin how long one program may take to end by itself before it is killed
 * @param logBytes size at which a log file is set aside and begun anew, in bytes
 * @param usualPorts whether to prefer the usual ports; tests take free ones only
 * @param parent process id without which the programs must not go on; empty: they outlive whoever starts them
 */
public record PlatformSettings(
        Duration readyWithin, Duration stopWithin, long logBytes, boolean usualPorts, OptionalLong parent) {

    /** For a person: usual ports, and programs that stay until they are stopped. */
    public static PlatformSettings forPeople() {
        return new PlatformSettings(
                Duration.ofSeconds(120), Duration.ofSeconds(20), 16L << 20, true, OptionalLong.empty());
    }

    /** For a test: free ports, and programs that end with the test's JVM. */
    public static PlatformSettings forTests() {
        return new PlatformSettings(
                Duration.ofSeconds(180),
                Duration.ofSeconds(10),
                4L << 20,
                false,
                OptionalLong.of(ProcessHandle.current().pid()));
    }
}
