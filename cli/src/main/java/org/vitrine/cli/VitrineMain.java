package org.vitrine.cli;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.vitrine.cli.aws.AwsCommand;
import org.vitrine.cli.collections.CollectionsCommand;
import org.vitrine.cli.collections.ReconcileCommand;
import org.vitrine.cli.collections.ReprocessCommand;
import org.vitrine.cli.deadletters.DeadLettersCommand;
import org.vitrine.cli.ingest.IngestCommand;
import org.vitrine.cli.ingest.JourneyCommand;
import org.vitrine.cli.ingest.RetryCommand;
import org.vitrine.cli.models.ModelsCommand;
import org.vitrine.cli.platform.DownCommand;
import org.vitrine.cli.platform.LogsCommand;
import org.vitrine.cli.platform.StatusCommand;
import org.vitrine.cli.platform.UpCommand;
import org.vitrine.cli.search.DecisionsCommand;
import org.vitrine.cli.search.SearchCommand;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.training.EvaluateCommand;
import org.vitrine.cli.training.TrainCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * Entry point of the command line: {@code ./vitrine COMMAND}. Configures picocli: options of type duration and
 * encoding, messages without class names, and exit codes.
 */
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
            "Exit codes: 0 done, 1 failed, 2 wrong arguments, 3 some photographs were rejected, 4 some were dead-lettered,",
            "5 Vitrine does not run or cannot be reached."
        },
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            IngestCommand.class,
            RetryCommand.class,
            DeadLettersCommand.class,
            SearchCommand.class,
            JourneyCommand.class,
            ReconcileCommand.class,
            CollectionsCommand.class,
            DecisionsCommand.class,
            ReprocessCommand.class,
            SynthesizeCommand.class,
            ModelsCommand.class,
            AwsCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        })
public final class VitrineMain implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private VitrineMain() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new VitrineMain());
        line.registerConverter(Duration.class, VitrineMain::duration);
        line.registerConverter(Charset.class, VitrineMain::charset);
        var defaultHandler = line.getParameterExceptionHandler();
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, arguments) -> defaultHandler.handleParseException(
                        failure instanceof CommandLine.UnmatchedArgumentException
                                ? failure
                                : new CommandLine.ParameterException(
                                        failure.getCommandLine(),
                                        FailureSentence.withoutClassNames(String.valueOf(failure.getMessage()))),
                        arguments))
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println("vitrine: " + FailureSentence.of(failure));
                    if (System.getenv("VITRINE_TRACE") != null) {
                        failure.printStackTrace(command.getErr());
                    }
                    return failure instanceof CliException known ? known.exitCode() : ExitCode.FAILED;
                });
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new CommandLine.TypeConversionException(
                    "'%s' is no duration; write it as ISO 8601, for example PT10M".formatted(text));
        }
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw new CommandLine.TypeConversionException(
                    "'%s' is no known character encoding; write for example UTF-8, windows-1252 or x-MacRoman"
                            .formatted(name));
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Give a command.");
    }
}
