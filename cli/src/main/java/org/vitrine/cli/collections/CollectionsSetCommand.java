package org.vitrine.cli.collections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
 * {@code ./vitrine collections set}: changes single members of a profile by a merge patch, or replaces the whole
 * profile by a file.
 */
@Command(
        name = "set",
        description = {
            "Change members of a collection's profile; the others are not changed.",
            "For example: ./vitrine collections set coins access=members facets=side,mint labels.maxLabels=10"
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A value that is JSON is parsed as JSON; null sets a member to its default. The name of an endpoint is enough:",
            "embedder=form-bank, attributes.mint=coin-mint. Indexed photographs keep their statements until",
            "./vitrine reprocess COLLECTION applies the profile to them."
        })
final class CollectionsSetCommand implements Callable<Integer> {

    @Mixin
    private final TargetInstance instance = new TargetInstance();

    @Parameters(index = "0", paramLabel = "COLLECTION", description = "Which one.")
    private String collection = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "MEMBER=VALUE", description = "What changes.")
    private List<String> assignments = List.of();

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description =
                    "The whole profile as JSON, as 'collections show' prints it; the collection is created if it does not exist.")
    private @Nullable Path from;

    @Option(names = "--reprocess", description = "Process the photographs again, which another embedder requires.")
    private boolean reprocess;

    @Option(names = "--json", description = "Print the changed profile to standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() throws IOException {
        if ((from == null) == assignments.isEmpty()) {
            throw new CliException(ExitCode.USAGE_ERROR, "give either MEMBER=VALUE or --from FILE");
        }
        var profile = from == null
                ? new ProfilePatch(instance.ingest(), collection, reprocess, terminal)
                        .send(ProfileAssignments.patch(assignments))
                : put(from);
        if (json) {
            terminal.json(profile);
        } else {
            terminal.printResult("%s is changed".formatted(collection));
        }
        return ExitCode.OK;
    }

    private JsonNode put(Path file) throws IOException {
        try {
            var profile = new ObjectMapper().readTree(Files.readString(file));
            var path =
                    "/v1/collections/" + TextFormat.percentEncoded(collection) + (reprocess ? "?reprocess=true" : "");
            var answer = instance.ingest().put(path, profile).bodyOrThrow();
            answer.path("warnings").forEach(warning -> terminal.printMessage(warning.asText()));
            return answer;
        } catch (JsonProcessingException notJson) {
            throw new CliException(
                    ExitCode.USAGE_ERROR, "%s is not JSON: %s".formatted(file, notJson.getOriginalMessage()));
        }
    }
}
