package org.vitrine.benchmarks.backfill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.vitrine.benchmarks.backfill.BackFillRun.Result;
import org.vitrine.benchmarks.measure.BenchmarkReport;
import org.vitrine.benchmarks.measure.MachineDescription;
import org.vitrine.platform.Installation;
import org.vitrine.platform.Platform;
import org.vitrine.platform.PlatformEvent;
import org.vitrine.platform.PlatformFolder;
import org.vitrine.platform.PlatformSettings;
import org.vitrine.platform.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Benchmark {@code back-fill}: how long a query of a cataloguer takes while a back-fill uses the quota, compared with
 * the same query on idle replicas; and what happens to the back-fill when the remote becomes unavailable in its middle.
 */
@Command(
        name = "back-fill",
        description =
                "A cataloguer's wait while replicas work on a backlog behind a throttled remote that becomes unavailable.",
        mixinStandardHelpOptions = true)
public final class BackFillBenchmark implements Callable<Integer> {

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Option(names = "--images", defaultValue = "5000", description = "The backlog. Default: ${DEFAULT-VALUE}.")
    private int images = 5000;

    @Option(
            names = "--replicas",
            defaultValue = "3",
            description = "Replicas of inference-service. Default: ${DEFAULT-VALUE}.")
    private int replicas = 3;

    @Option(
            names = "--tps",
            defaultValue = "10",
            description = "The quota of each of the two operations, in calls a second. Default: ${DEFAULT-VALUE}.")
    private double perSecond = 10;

    @Option(
            names = "--latency-ms",
            defaultValue = "200",
            description = "How long a response takes, in milliseconds. Default: ${DEFAULT-VALUE}.")
    private int latencyMillis = 200;

    @Option(
            names = "--away-seconds",
            defaultValue = "300",
            description = "How long the remote is unavailable, in seconds. Default: ${DEFAULT-VALUE}.")
    private int outageSeconds = 300;

    @Override
    public Integer call() throws Exception {
        var installation = Installation.find();
        var machine = MachineDescription.here(installation.root());
        var platform = new Platform(
                installation,
                new PlatformFolder(installation.root().resolve(".vitrine/bench")),
                PlatformSettings.forCommandLine().recordingStarts(false),
                PlatformEvent.Listener.silent());
        platform.purge();
        var started = new ArrayList<InferenceReplica>();
        var logs = Files.createTempDirectory("vitrine-back-fill-");
        log("the replicas' logs: " + logs);
        try (var remote = new RemoteModelStub(perSecond, Duration.ofMillis(latencyMillis))) {
            var result = result(installation, platform, remote, started, logs);
            report(result).print(json, machine);
        } finally {
            started.forEach(InferenceReplica::close);
            platform.purge();
        }
        return 0;
    }

    private Result result(
            Installation installation,
            Platform platform,
            RemoteModelStub remote,
            List<InferenceReplica> started,
            Path logs)
            throws IOException, InterruptedException, ExecutionException {
        log("starting servers and %d replicas".formatted(replicas));
        var servers = platform.up(Set.of(Server.KAFKA, Server.REGISTRY, Server.S3));
        for (int replica = 0; replica < replicas; replica++) {
            started.add(InferenceReplica.start(
                    installation, servers, remote.url(), logs.resolve("inference-service-" + replica + ".log")));
            started.getLast().awaitReady();
        }
        try (var backlog = new Backlog(servers);
                var topics = new TopicOffsets(servers.bootstrapServers())) {
            log("storing renditions of %d photographs".formatted(images));
            var facts = backlog.upload(images);
            return new BackFillRun(
                            remote,
                            started,
                            topics,
                            perSecond,
                            Duration.ofSeconds(outageSeconds),
                            BackFillBenchmark::log)
                    .measure(backlog, facts);
        }
    }

    private BenchmarkReport report(Result result) {
        var details = new LinkedHashMap<String, Object>();
        details.put("images", images);
        details.put("replicas", replicas);
        details.put("quotaPerSecond", perSecond);
        details.put("latencyMs", latencyMillis);
        details.put("awaySeconds", outageSeconds);
        details.put("interactiveCalls", result.loaded().millis().size());
        details.put("interactiveRefused", result.loaded().refused());
        details.put("interactiveMedianMs", Math.round(result.loaded().quantile(0.5)));
        details.put("unloadedMedianMs", Math.round(result.unloaded().quantile(0.5)));
        details.put("quotaHeld", thousandths(result.quotaShare()));
        details.put("throttled", thousandths(result.throttled()));
        details.put("resumedAfterMs", result.resumedAfter().toMillis());
        details.put("unwellChecks", result.failedHealthChecks());
        details.put("deadLettered", result.deadLettered());
        details.put("embedded", result.embedded());
        details.put("askedTwice", result.answeredTwice());
        return new BenchmarkReport(
                "back-fill",
                result.loaded().quantile(0.95),
                "ms",
                "the 95th percentile of the same call on idle replicas",
                result.unloaded().quantile(0.95),
                details);
    }

    private static double thousandths(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static void log(String line) {
        System.err.println(line);
    }
}
