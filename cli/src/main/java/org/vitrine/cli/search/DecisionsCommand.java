package org.vitrine.cli.search;

import java.util.concurrent.Callable;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import picocli.CommandLine.Command;

/** {@code ./vitrine decisions}: groups the commands about decisions. */
@Command(
        name = "decisions",
        description = "Export the decisions of a collection, and the photographs that they are about.",
        mixinStandardHelpOptions = true,
        subcommands = {DecisionsExportCommand.class, DecisionsPhotographsCommand.class})
public final class DecisionsCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new CliException(
                ExitCode.USAGE_ERROR,
                "give a subcommand: ./vitrine decisions export COLLECTION or ./vitrine decisions photographs COLLECTION");
    }
}
