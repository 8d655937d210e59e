package org.vitrine.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./vitrine collections show}: prints a collection's profile as JSON. */
@Command(
        name = "show",
        description = "A collection's profile as JSON; what is printed can be given to 'collections set --from'.",
        mixinStandardHelpOptions = true)
final class CollectionsShowCommand implements Callable<Integer> {

    @Mixin
    private final TargetInstance vitrine = new TargetInstance();

    @Parameters(paramLabel = "COLLECTION", description = "Which one.")
    private String collection = "";

    @Override
    public Integer call() {
        Terminal.ofProcess()
                .json(vitrine.ingest()
                        .get("/v1/collections/" + TextFormat.encoded(collection))
                        .expected());
        return ExitCode.FINE;
    }
}
