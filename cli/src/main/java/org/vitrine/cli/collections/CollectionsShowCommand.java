package org.vitrine.cli.collections;

import java.util.concurrent.Callable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./vitrine collections show}: prints a collection's profile as JSON. */
@Command(
        name = "show",
        description = "Print a collection's profile as JSON, in the form that 'collections set --from' reads.",
        mixinStandardHelpOptions = true)
final class CollectionsShowCommand implements Callable<Integer> {

    @Mixin
    private final TargetInstance instance = new TargetInstance();

    @Parameters(paramLabel = "COLLECTION", description = "The collection.")
    private String collection = "";

    @Override
    public Integer call() {
        Terminal.ofProcess()
                .json(instance.ingest()
                        .get("/v1/collections/" + TextFormat.percentEncoded(collection))
                        .bodyOrThrow());
        return ExitCode.OK;
    }
}
