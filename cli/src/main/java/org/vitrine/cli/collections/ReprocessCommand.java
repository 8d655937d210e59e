package org.vitrine.cli.collections;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./vitrine reprocess}: starts, follows or cancels the reprocessing of a collection in ingest-service. The
 * service continues it when the command ends.
 */
@Command(
        name = "reprocess",
        description = "Process the photographs of a collection again with its present profile.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The service continues when this command ends. Stored answers of models are used again.",
            "Exit codes: 0 done, 1 refused, or not done within --wait-at-most, 5 Vitrine does not run."
        })
public final class ReprocessCommand implements Callable<Integer> {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private final TargetInstance instance = new TargetInstance();

    @Parameters(paramLabel = "COLLECTION", description = "Which one.")
    private String collection = "";

    @Option(
            names = "--from",
            paramLabel = "STAGE",
            defaultValue = "inference",
            description = "The first stage that is repeated: preprocess or inference. Default: ${DEFAULT-VALUE}.")
    private String from = "inference";

    @Option(names = "--follow", description = "Start nothing; follow the reprocessing that runs.")
    private boolean follow;

    @Option(names = "--cancel", description = "Cancel the reprocessing that runs.")
    private boolean cancel;

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Wait until every photograph is done (the default).")
    private boolean waits = true;

    @Option(
            names = "--wait-at-most",
            defaultValue = "PT12H",
            description = "How long to wait, as ISO 8601. Default: ${DEFAULT-VALUE}.")
    private Duration waitAtMost = Duration.ofHours(12);

    @Option(names = "--json", description = "The last status as one JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() throws InterruptedException {
        var path = "/v1/collections/" + TextFormat.percentEncoded(collection) + "/reprocess";
        var ingest = instance.ingest();
        if (cancel) {
            ingest.delete(path).bodyOrThrow();
        } else if (!follow) {
            ingest.post(path + "?from=" + TextFormat.percentEncoded(from), JSON.createObjectNode())
                    .bodyOrThrow();
        }
        var status = ingest.get(path).bodyOrThrow();
        long began = System.nanoTime();
        String lastLine = "";
        while (waits && !isIdle(status) && System.nanoTime() - began < waitAtMost.toNanos()) {
            String line = describe(status);
            if (!line.equals(lastLine)) {
                terminal.printMessage(line);
                lastLine = line;
            }
            Thread.sleep(POLL_INTERVAL);
            status = ingest.get(path).bodyOrThrow();
        }
        if (json) {
            terminal.json(status);
        } else {
            terminal.printResult(describe(status));
        }
        return waits && !isIdle(status) ? ExitCode.FAILED : ExitCode.OK;
    }

    private static boolean isIdle(JsonNode status) {
        return status.path("state").asText().equals("idle");
    }

    private String describe(JsonNode status) {
        if (isIdle(status)) {
            return "%s: nothing is being processed again; the embedder is %s"
                    .formatted(collection, status.path("embedder").asText());
        }
        return "%s: %s, %d done, %d remaining%s"
                .formatted(
                        collection,
                        status.path("from").asText().equals("settle")
                                ? "former vectors are removed"
                                : "processed again from " + status.path("from").asText(),
                        status.path("done").asLong(),
                        status.path("remaining").asLong(),
                        status.path("state").asText().equals("counting") ? " so far" : "");
    }
}
