package org.vitrine.benchmarks.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.vitrine.platform.Platform;
import org.vitrine.platform.ProgramStatus;

/** Processor time of each program of the platform. */
final class CpuTime {

    private CpuTime() {}

    /**
     * Returns the seconds of processor time that each program has used so far; programs whose time is not available are
     * left out.
     */
    static Map<String, Double> of(Platform platform) {
        var seconds = new TreeMap<String, Double>();
        for (ProgramStatus programStatus : platform.status()) {
            programStatus
                    .running()
                    .flatMap(process -> ProcessHandle.of(process.pid()))
                    .flatMap(process -> process.info().totalCpuDuration())
                    .map(Duration::toMillis)
                    .ifPresent(millis -> seconds.put(programStatus.program().programName(), millis / 1000.0));
        }
        return seconds;
    }

    /** Returns the seconds of processor time of each program since {@code before}. */
    static Map<String, Double> since(Map<String, Double> before, Platform platform) {
        var seconds = new TreeMap<String, Double>();
        of(platform)
                .forEach((name, now) ->
                        seconds.put(name, Math.round((now - before.getOrDefault(name, 0.0)) * 100) / 100.0));
        return seconds;
    }
}
