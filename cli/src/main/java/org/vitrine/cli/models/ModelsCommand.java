package org.vitrine.cli.models;

import java.util.concurrent.Callable;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import picocli.CommandLine.Command;

/** {@code ./vitrine models}: groups the commands about models. */
@Command(
        name = "models",
        description = "The models that describe photographs: list, add, remove, try and use them.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ModelsListCommand.class,
            ModelsAddCommand.class,
            ModelsRemoveCommand.class,
            ModelsTestCommand.class,
            ModelsUseCommand.class
        })
public final class ModelsCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new CliException(ExitCode.USAGE_ERROR, "give a subcommand: ./vitrine models list|add|remove|test|use");
    }
}
