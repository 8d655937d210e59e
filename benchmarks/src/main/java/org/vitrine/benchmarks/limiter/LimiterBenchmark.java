package org.vitrine.benchmarks.limiter;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vitrine.benchmarks.limiter.LimiterRun.Result;
import org.vitrine.benchmarks.measure.MachineDescription;
import org.vitrine.platform.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Benchmark {@code limiter}: share of an endpoint's quota that is used, and share of calls that are throttled, by the
 * limiter of inference-service and by the retry modes of the AWS SDK, with one and with three replicas that do not
 * communicate.
 */
@Command(
        name = "limiter",
        description =
                "Share of a throttled endpoint's quota held, and of calls throttled, beside the SDK's retry modes.",
        mixinStandardHelpOptions = true)
public final class LimiterBenchmark implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Option(
            names = "--seconds",
            defaultValue = "120",
            description = "Duration of each run, in seconds. Default: ${DEFAULT-VALUE}.")
    private int seconds = 120;

    @Option(
            names = "--tps",
            defaultValue = "50",
            description = "The quota, in calls a second. Default: ${DEFAULT-VALUE}.")
    private double perSecond = 50;

    @Option(
            names = "--burst",
            defaultValue = "50",
            description =
                    "Calls the endpoint accepts at once after a pause. Default: ${DEFAULT-VALUE}, a second's quota.")
    private double burst = 50;

    @Option(
            names = "--latency-ms",
            defaultValue = "200",
            description = "How long a response takes, in milliseconds. Default: ${DEFAULT-VALUE}.")
    private int latencyMillis = 200;

    @Option(
            names = "--replicas",
            defaultValue = "1,3",
            split = ",",
            description = "Numbers of replicas, each a run. Default: ${DEFAULT-VALUE}.")
    private List<Integer> replicas = List.of(1, 3);

    @Option(
            names = "--modes",
            defaultValue = "limiter,standard,adaptive",
            split = ",",
            description = "What is compared. Default: ${DEFAULT-VALUE}.")
    private List<PacingMode> modes = List.of(PacingMode.values());

    @Override
    public Integer call() throws Exception {
        var machine = MachineDescription.here(Installation.find().root());
        System.setProperty("aws.accessKeyId", "benchmark"); // the SDK signs every call; the stub checks nothing
        System.setProperty("aws.secretAccessKey", "benchmark");
        var run = new LimiterRun(perSecond, burst, Duration.ofMillis(latencyMillis));
        var results = new ArrayList<Result>();
        for (int number : replicas) {
            for (var mode : modes) {
                System.err.printf(Locale.ROOT, "%s, %d replicas, %d s%n", name(mode), number, seconds);
                results.add(run.run(mode, number, Duration.ofSeconds(seconds)));
            }
        }
        System.out.println(json ? JSON.writeValueAsString(document(results, machine)) : table(results, machine));
        return 0;
    }

    private Map<String, Object> document(List<Result> results, MachineDescription machine) {
        var firstModeResults = results.stream()
                .filter(result -> result.mode() == modes.getFirst())
                .toList();
        var document = new LinkedHashMap<String, Object>();
        document.put("benchmark", "limiter");
        document.put(
                "quotaHeld",
                rounded(firstModeResults.stream()
                        .mapToDouble(Result::quotaShare)
                        .min()
                        .orElseThrow()));
        document.put(
                "throttled",
                rounded(firstModeResults.stream()
                        .mapToDouble(Result::throttled)
                        .max()
                        .orElseThrow()));
        document.put("replicas", replicas);
        document.put("runs", results.stream().map(LimiterBenchmark::members).toList());
        document.put("quotaPerSecond", perSecond);
        document.put("burst", burst);
        document.put("latencyMs", latencyMillis);
        document.put("seconds", seconds);
        document.put("machine", machine.description());
        document.put("commit", machine.commit());
        return document;
    }

    private static Map<String, Object> members(Result result) {
        var line = new LinkedHashMap<String, Object>();
        line.put("mode", name(result.mode()));
        line.put("replicas", result.replicas());
        line.put("quotaHeld", rounded(result.quotaShare()));
        line.put("throttled", rounded(result.throttled()));
        line.put("givenUp", result.failedCalls());
        line.put("longestStallMs", result.longestStall().toMillis());
        return line;
    }

    private static String table(List<Result> results, MachineDescription machine) {
        var lines = new StringBuilder(String.format(
                Locale.ROOT,
                "%-9s %9s %11s %10s %9s %9s%n",
                "mode",
                "replicas",
                "quota held",
                "throttled",
                "given up",
                "stall ms"));
        results.forEach(result -> lines.append(String.format(
                Locale.ROOT,
                "%-9s %9d %10.2f%% %9.2f%% %9d %9d%n",
                name(result.mode()),
                result.replicas(),
                result.quotaShare() * 100,
                result.throttled() * 100,
                result.failedCalls(),
                result.longestStall().toMillis())));
        return lines + machine.description() + "\n" + machine.commit();
    }

    private static String name(PacingMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
