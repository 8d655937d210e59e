package org.vitrine.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./vitrine retry}: makes ingest-service announce the rejected and dead-lettered photographs of a collection, a
 * batch or an image again.
 */
@Command(
        name = "retry",
        description = "Process rejected and dead-lettered photographs again, from the stored bytes.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Photographs that are indexed or in flight are not changed. Photographs whose",
            "bytes are not stored must be sent again with ./vitrine ingest.",
            "Exit codes: 0 done, 1 failed, 2 wrong arguments, 3 some have no stored bytes or",
            "were withdrawn, 5 Vitrine does not run."
        })
public final class RetryCommand implements Callable<Integer> {

    /** Time for the answer, because the service announces every photograph before it answers. */
    private static final Duration RESPONSE_TIMEOUT = Duration.ofHours(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private TargetInstance instance = new TargetInstance();

    @Parameters(
            paramLabel = "COLLECTION|BATCH|IMAGE",
            description = "A collection, a batch (b-…, as ingest prints it) or an image (img-…).")
    private String name = "";

    @Option(
            names = "--collection",
            paramLabel = "C",
            description = "The batch's collection. Default: every collection is searched for the batch.")
    private @Nullable String collection;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() {
        var ingest = instance.ingest();
        var path = path(ingest, RetryTarget.of(name), Optional.ofNullable(collection));
        var answer =
                ingest.post(path, JSON.createObjectNode(), RESPONSE_TIMEOUT).bodyOrThrow();
        if (json) {
            terminal.json(answer);
        } else {
            lines(name, answer).forEach(terminal::printResult);
        }
        return exitCode(answer);
    }

    static String path(ApiClient ingest, RetryTarget target, Optional<String> collection) {
        return switch (target) {
            case RetryTarget.Image(var id) -> "/v1/images/" + TextFormat.percentEncoded(id) + "/retry";
            case RetryTarget.Collection(var id) -> "/v1/collections/" + TextFormat.percentEncoded(id) + "/retry";
            case RetryTarget.Batch(var id) ->
                batch(collection.orElseGet(() -> collectionOf(ingest, id)), id) + "/retry";
        };
    }

    private static String collectionOf(ApiClient ingest, String batchId) {
        for (JsonNode each : ingest.get("/v1/status").bodyOrThrow().path("collections")) {
            var id = each.path("collectionId").asText();
            if (ingest.get(batch(id, batchId)).isSuccess()) {
                return id;
            }
        }
        throw new CliException(
                ExitCode.FAILED,
                "no collection that holds photographs has a batch '%s'; name its collection with --collection"
                        .formatted(batchId));
    }

    private static String batch(String collection, String batchId) {
        return "/v1/collections/" + TextFormat.percentEncoded(collection) + "/batches/"
                + TextFormat.percentEncoded(batchId);
    }

    static List<String> lines(String name, JsonNode answer) {
        var lines = new ArrayList<String>();
        lines.add("%s: processed again %d, in flight already %d, indexed already %d"
                .formatted(
                        name,
                        answer.path("announced").asLong(),
                        answer.path("inFlight").asLong(),
                        answer.path("indexed").asLong()));
        if (answer.path("missingBytes").asLong() > 0) {
            lines.add("%d have no stored bytes; send them again with ./vitrine ingest"
                    .formatted(answer.path("missingBytes").asLong()));
        }
        if (answer.path("gone").asLong() > 0) {
            lines.add("%d were withdrawn and are not processed"
                    .formatted(answer.path("gone").asLong()));
        }
        if (answer.path("announced").asLong() > 0) {
            lines.add("./vitrine status shows their stages");
        }
        return lines;
    }

    static int exitCode(JsonNode answer) {
        return answer.path("missingBytes").asLong() + answer.path("gone").asLong() > 0
                ? ExitCode.SOME_REJECTED
                : ExitCode.OK;
    }
}
