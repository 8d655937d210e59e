package org.vitrine.benchmarks;

import org.vitrine.benchmarks.backfill.BackFillBenchmark;
import org.vitrine.benchmarks.limiter.LimiterBenchmark;
import org.vitrine.benchmarks.match.MatchBenchmark;
import org.vitrine.benchmarks.pipeline.PipelineBenchmark;
import org.vitrine.benchmarks.search.SearchBenchmark;
import org.vitrine.benchmarks.serving.ModelServerBenchmark;
import org.vitrine.benchmarks.sizing.SizingBenchmark;
import org.vitrine.benchmarks.vision.VisionBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Command {@code ./vitrine bench NAME}: runs the benchmark of a name. The exit code is 1 if it fails. */
@Command(
        name = "bench",
        description = "Runs one benchmark; prints a table, or with --json one JSON object. Stop other programs first.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            PipelineBenchmark.class,
            SearchBenchmark.class,
            MatchBenchmark.class,
            ModelServerBenchmark.class,
            LimiterBenchmark.class,
            BackFillBenchmark.class,
            VisionBenchmark.class,
            SizingBenchmark.class,
            HelpCommand.class
        })
public final class BenchmarksMain implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private BenchmarksMain() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchmarksMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println("vitrine: " + failure);
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.err);
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "No benchmark is named; the benchmarks are "
                        + String.join(
                                ", ",
                                spec.commandLine().getSubcommands().keySet().stream()
                                        .filter(name -> !name.equals("help"))
                                        .toList())
                        + ".");
    }
}
