package org.vitrine.cli;

import org.vitrine.platform.PlatformException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line: {@code ./vitrine COMMAND}. */
@Command(
        name = "vitrine",
        description = "Visual search and assisted cataloguing for collections, on this machine.",
        mixinStandardHelpOptions = true,
        version = "vitrine 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Also: ./vitrine test [MAVEN ARGS] builds and checks everything; ./vitrine bench NAME [--json] measures.",
            "",
            "Exit codes: 0 fine, 1 failed, 2 misused, 3 some photographs were rejected, 4 some were dead-lettered,",
            "5 Vitrine does not run or cannot be reached."
        },
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            IngestCommand.class,
            SearchCommand.class,
            JourneyCommand.class,
            SweepCommand.class,
            HoardCommand.class,
            ModelsCommand.class,
            AwsCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        })
public final class Main implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println("vitrine: " + sentence(failure));
                    return failure instanceof CliException known ? known.exitCode() : ExitCode.FAILED;
                });
    }

    private static String sentence(Exception failure) {
        return switch (failure) {
            case CliException known -> String.valueOf(known.getMessage());
            case PlatformException known -> String.valueOf(known.getMessage());
            default -> failure.toString();
        };
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.err);
        throw new CommandLine.ParameterException(spec.commandLine(), "Say which command.");
    }
}
