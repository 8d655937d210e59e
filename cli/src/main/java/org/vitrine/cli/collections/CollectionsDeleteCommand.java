package org.vitrine.cli.collections;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./vitrine collections delete}: deletes a collection in two steps. Without {@code --confirm} ingest-service
 * answers 428 with a token, and the command prints the second call.
 */
@Command(
        name = "delete",
        description = "Withdraw every photograph of a collection, and remove the collection.",
        mixinStandardHelpOptions = true)
final class CollectionsDeleteCommand implements Callable<Integer> {

    private static final int PRECONDITION_REQUIRED = 428;

    @Mixin
    private final TargetInstance instance = new TargetInstance();

    @Parameters(paramLabel = "COLLECTION", description = "Which one.")
    private String collection = "";

    @Option(
            names = "--confirm",
            paramLabel = "TOKEN",
            description = "The token that this command prints when it is called without --confirm.")
    private @Nullable String confirm;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() {
        var path = "/v1/collections/" + TextFormat.percentEncoded(collection);
        var answer = instance.ingest()
                .delete(confirm == null ? path : path + "?confirm=" + TextFormat.percentEncoded(confirm));
        if (answer.status() == PRECONDITION_REQUIRED) {
            terminal.printMessage(answer.body().path("detail").asText());
            terminal.printResult("./vitrine collections delete %s --confirm %s"
                    .formatted(collection, answer.body().path("confirm").asText()));
            return confirm == null ? ExitCode.OK : ExitCode.FAILED;
        }
        var status = answer.bodyOrThrow();
        terminal.printResult("%s is being deleted: %d of %d photographs are withdrawn"
                .formatted(
                        collection,
                        status.path("withdrawn").asLong(),
                        status.path("photographs").asLong()));
        return ExitCode.OK;
    }
}
