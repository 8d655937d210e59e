package org.vitrine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.concurrent.Callable;
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
        description = "Process the photographs of a collection again, by its profile as it is now.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "It goes on by itself when this command ends. What models said before is kept and not asked again.",
            "Exit codes: 0 done, 1 refused, or not done within --wait-at-most, 5 Vitrine does not run."
        })
final class ReprocessCommand implements Callable<Integer> {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private final TargetInstance vitrine = new TargetInstance();

    @Parameters(paramLabel = "COLLECTION", description = "Which one.")
    private String collection = "";

    @Option(
            names = "--from",
            paramLabel = "STAGE",
            defaultValue = "inference",
            description = "The first stage that is repeated: preprocess or inference. Default: ${DEFAULT-VALUE}.")
    private String from = "inference";

    @Option(names = "--follow", description = "Begin nothing; follow what is under way.")
    private boolean follow;

    @Option(names = "--cancel", description = "Cancel what is under way.")
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
        var path = "/v1/collections/" + TextFormat.encoded(collection) + "/reprocess";
        var ingest = vitrine.ingest();
        if (cancel) {
            ingest.delete(path).expected();
        } else if (!follow) {
            ingest.post(path + "?from=" + TextFormat.encoded(from), JSON.createObjectNode())
                    .expected();
        }
        var status = ingest.get(path).expected();
        long began = System.nanoTime();
        String shown = "";
        while (waits && !isIdle(status) && System.nanoTime() - began < waitAtMost.toNanos()) {
            String line = inWords(status);
            if (!line.equals(shown)) {
                terminal.tell(line);
                shown = line;
            }
            Thread.sleep(LOOK_AGAIN);
            status = ingest.get(path).expected();
        }
        if (json) {
            terminal.json(status);
        } else {
            terminal.say(inWords(status));
        }
        return waits && !isIdle(status) ? ExitCode.FAILED : ExitCode.FINE;
    }

    private static boolean isIdle(JsonNode status) {
        return status.path("state").asText().equals("idle");
    }

    private String inWords(JsonNode status) {
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
