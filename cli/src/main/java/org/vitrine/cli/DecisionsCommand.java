package org.vitrine.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./vitrine decisions}: groups the commands about decisions. */
@Command(
        name = "decisions",
        description = "What people decided of a collection: export.",
        mixinStandardHelpOptions = true,
        subcommands = DecisionsExportCommand.class)
final class DecisionsCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new CliException(ExitCode.MISUSED, "give a subcommand: ./vitrine decisions export COLLECTION");
    }
}
