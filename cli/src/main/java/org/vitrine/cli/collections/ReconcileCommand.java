package org.vitrine.cli.collections;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.ProgressBar;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./vitrine reconcile}: starts a reconciliation in ingest-service, follows it and prints its report. */
@Command(
        name = "reconcile",
        aliases = "sweep",
        description =
                "Compare the objects of the store with the events: objects without an event, events without an object.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without --repair it only reports. With --repair it removes objects without an event, withdrawn objects and",
            "incomplete uploads. Missing objects are only reported: send those photographs again.",
            "Exit codes: 0 done, 1 failed, or not done within --wait-at-most, 5 Vitrine does not run."
        })
public final class ReconcileCommand implements Callable<Integer> {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(400);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private TargetInstance instance = new TargetInstance();

    @Parameters(arity = "0..1", paramLabel = "COLLECTION", description = "Default: every collection.")
    private Optional<String> collection = Optional.empty();

    @Option(names = "--repair", description = "Remove what can be removed without loss.")
    private boolean repair;

    @Option(
            names = "--retention",
            description = "Also find objects of replaced versions whose retention has ended; --repair removes them.")
    private boolean retention;

    @Option(
            names = "--wait-at-most",
            defaultValue = "PT12H",
            description =
                    "How long to wait, as ISO 8601; ingest-service continues after that. Default: ${DEFAULT-VALUE}.")
    private Duration waitAtMost = Duration.ofHours(12);

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();
    private final ProgressBar progressBar = new ProgressBar(terminal);

    @Override
    public Integer call() throws InterruptedException {
        var request = JSON.createObjectNode().put("repair", repair).put("retention", retention);
        collection.ifPresent(name -> request.put("collection", name));
        var ingest = instance.ingest();
        var report = ingest.post("/v1/sweeps", request).bodyOrThrow();
        var path = "/v1/sweeps/" + report.path("sweepId").asText();
        long deadline = System.nanoTime() + waitAtMost.toNanos();
        while (isRunning(report) && System.nanoTime() < deadline) {
            progressBar.draw(progressText(report));
            Thread.sleep(POLL_INTERVAL);
            report = ingest.get(path).bodyOrThrow();
        }
        progressBar.end();
        if (json) {
            terminal.json(report);
        } else {
            lines(report).forEach(terminal::printResult);
        }
        return exitCode(report);
    }

    /** A run that failed, or that continues after the wait, is no success. */
    static int exitCode(JsonNode report) {
        return isFailed(report) || isRunning(report) ? ExitCode.FAILED : ExitCode.OK;
    }

    static List<String> lines(JsonNode report) {
        var lines = new ArrayList<String>();
        lines.add(progressText(report) + (isRunning(report) ? ", still running" : ""));
        report.path("cause").asText("").lines().forEach(cause -> lines.add("It failed: " + cause));
        var table = new TextTable("what", "image", "object", "");
        report.path("findings")
                .forEach(finding -> table.add(
                        finding.path("kind").asText(),
                        finding.path("imageId").asText("-"),
                        finding.path("key").asText(),
                        finding.path("sentence").asText()));
        if (!table.isEmpty()) {
            lines.addAll(table.lines());
        }
        long found = 0;
        for (var count : report.path("found")) {
            found += count.asLong();
        }
        long listed = report.path("findings").size();
        if (found > listed) {
            lines.add("and %d more".formatted(found - listed));
        }
        lines.add(
                found == 0 && !isRunning(report) && !isFailed(report)
                        ? "Store and events agree."
                        : "%d found, %d objects removed"
                                .formatted(found, report.path("removed").asLong()));
        return lines;
    }

    private static String progressText(JsonNode report) {
        return "%d images and %d objects checked"
                .formatted(
                        report.path("images").asLong(), report.path("objects").asLong());
    }

    private static boolean isRunning(JsonNode report) {
        return report.path("state").asText().equalsIgnoreCase("running");
    }

    private static boolean isFailed(JsonNode report) {
        return report.path("state").asText().equalsIgnoreCase("failed");
    }
}
