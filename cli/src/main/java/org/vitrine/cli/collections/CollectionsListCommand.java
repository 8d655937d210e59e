package org.vitrine.cli.collections;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextFormat;
import org.vitrine.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./vitrine collections list}: prints the collections of ingest-service. */
@Command(name = "list", description = "Every collection.", mixinStandardHelpOptions = true)
final class CollectionsListCommand implements Callable<Integer> {

    @Mixin
    private final TargetInstance instance = new TargetInstance();

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() {
        var answer = instance.ingest().get("/v1/collections").bodyOrThrow();
        if (json) {
            terminal.json(answer);
            return ExitCode.OK;
        }
        var table = new TextTable("COLLECTION", "TITLE", "SUBJECT", "EMBEDDER", "ACCESS", "STATE");
        answer.path("collections")
                .forEach(profile -> table.add(
                        profile.path("collectionId").asText(),
                        TextFormat.truncated(profile.path("title").asText(), 40),
                        profile.path("subject").asText(),
                        profile.path("embedder").path("endpoint").asText(),
                        profile.path("access").asText(),
                        state(profile)));
        if (table.isEmpty()) {
            terminal.printMessage("There are no collections; ./vitrine ingest creates one.");
        } else {
            table.lines().forEach(terminal::printResult);
        }
        return ExitCode.OK;
    }

    private static String state(JsonNode profile) {
        if (profile.has("deletingSince")) {
            return "being deleted";
        }
        if (profile.has("nextEmbedder")) {
            return "next embedder "
                    + profile.path("nextEmbedder").path("endpoint").asText();
        }
        return profile.has("reprocessing") ? "processed again" : "";
    }
}
