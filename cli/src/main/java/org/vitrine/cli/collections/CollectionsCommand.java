package org.vitrine.cli.collections;

import java.util.concurrent.Callable;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import picocli.CommandLine.Command;

/** {@code ./vitrine collections}: groups the commands about collections and their profiles. */
@Command(
        name = "collections",
        description = "Collections and their profiles: list, show, change, delete.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CollectionsListCommand.class,
            CollectionsShowCommand.class,
            CollectionsSetCommand.class,
            CollectionsDeleteCommand.class
        })
public final class CollectionsCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new CliException(ExitCode.USAGE_ERROR, "give a subcommand: ./vitrine collections list|show|set|delete");
    }
}
