package org.vitrine.cli.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextFormat;
import org.vitrine.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./vitrine dead-letters list}: prints the groups of dead letters. */
@Command(
        name = "list",
        description = "Dead letters by stage, cause and collection.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "In a pipe, or with --json, each line is one group as JSON.",
            "Exit codes: 0 done, 1 failed, 5 Vitrine does not run."
        })
final class DeadLettersListCommand implements Callable<Integer> {

    private static final int MAX_REASON = 80;

    @Mixin
    private final TargetInstance instance = new TargetInstance();

    @Option(names = "--collection", paramLabel = "C", description = "Only those of this collection.")
    private Optional<String> collection = Optional.empty();

    @Option(names = "--json", description = "JSON lines on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() {
        String filter = collection
                .map(id -> "?collection=" + TextFormat.percentEncoded(id))
                .orElse("");
        var answer = instance.ingest().get("/v1/dead-letters" + filter).bodyOrThrow();
        print(answer, collection, terminal, json || !terminal.isLive());
        return ExitCode.OK;
    }

    /** Prints the groups to standard output, and remarks to standard error. */
    static void print(JsonNode answer, Optional<String> collection, Terminal terminal, boolean jsonLines) {
        if (jsonLines) {
            answer.path("groups").forEach(terminal::json);
        } else {
            lines(answer).forEach(terminal::printResult);
        }
        remarks(answer, collection).forEach(terminal::printMessage);
    }

    /** Lines of the table; none where no group is listed. */
    static List<String> lines(JsonNode answer) {
        var table = new TextTable("GROUP", "LETTERS", "OPEN", "LAST", "TOPIC", "STAGE", "COLLECTION", "REASON");
        answer.path("groups")
                .forEach(group -> table.add(
                        group.path("group").asText(),
                        group.path("letters").asText(),
                        group.path("open").asText(),
                        group.path("lastAt").asText(),
                        group.path("topic").asText(),
                        group.path("stage").asText("-"),
                        group.path("collectionId").asText("-"),
                        TextFormat.truncated(
                                TextFormat.oneLine(group.path("reason").asText()), MAX_REASON)));
        return table.isEmpty() ? List.of() : table.lines();
    }

    /** Sentences about what the list lacks, for people. */
    static List<String> remarks(JsonNode answer, Optional<String> collection) {
        var remarks = new ArrayList<String>();
        if (answer.path("groups").isEmpty()) {
            var scope = collection.map(" of collection '%s'"::formatted);
            remarks.add("No dead letters%s.".formatted(scope.orElse("")));
        }
        if (answer.path("moreGroups").asLong() > 0) {
            remarks.add("and %d more groups; name a collection with --collection"
                    .formatted(answer.path("moreGroups").asLong()));
        }
        if (answer.path("unlisted").asLong() > 0) {
            remarks.add("%d older letters are not listed; vitrine.ingest.dead-letters.listed limits them"
                    .formatted(answer.path("unlisted").asLong()));
        }
        return remarks;
    }
}
