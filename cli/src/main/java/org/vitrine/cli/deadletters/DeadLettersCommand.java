package org.vitrine.cli.deadletters;

import java.util.concurrent.Callable;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import picocli.CommandLine.Command;

/** {@code ./vitrine dead-letters}: groups the commands about dead letters. */
@Command(
        name = "dead-letters",
        description = "Records that a stage could not process: list, show, replay, drop.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DeadLettersListCommand.class,
            DeadLettersShowCommand.class,
            DeadLettersReplayCommand.class,
            DeadLettersDropCommand.class
        })
public final class DeadLettersCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new CliException(ExitCode.USAGE_ERROR, "give a subcommand: ./vitrine dead-letters list|show|replay|drop");
    }
}
