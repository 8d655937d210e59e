package org.vitrine.benchmarks.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.vitrine.platform.Platform;
import org.vitrine.platform.ProgramStatus;

/** Where the cores' time goes while photographs pass. */
final class CpuTime {

    private CpuTime() {}

    /** Seconds of processor time of each program so far. */
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

    /** Seconds of each program since. */
    static Map<String, Double> since(Map<String, Double> before, Platform platform) {
        var seconds = new TreeMap<String, Double>();
        of(platform)
                .forEach((name, now) ->
                        seconds.put(name, Math.round((now - before.getOrDefault(name, 0.0)) * 100) / 100.0));
        return seconds;
    }
}
