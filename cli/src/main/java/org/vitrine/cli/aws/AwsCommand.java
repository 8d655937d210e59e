package org.vitrine.cli.aws;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./vitrine aws}: groups the commands about AWS. */
@Command(
        name = "aws",
        description = "Check the services of AWS that Vitrine uses.",
        mixinStandardHelpOptions = true,
        subcommands = AwsCheckCommand.class)
public final class AwsCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "give a subcommand: ./vitrine aws check");
    }
}
