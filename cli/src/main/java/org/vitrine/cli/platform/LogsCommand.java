package org.vitrine.cli.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.platform.PlatformFolder;
import org.vitrine.platform.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./vitrine logs}: prints the end of the log of a server or service of this machine, and follows it. */
@Command(name = "logs", description = "Print the log of a server or service.", mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(300);

    @Mixin
    private TargetInstance instance = new TargetInstance();

    @Parameters(
            paramLabel = "SERVICE",
            description = "Name of a program, as ./vitrine status shows it.",
            completionCandidates = ProgramNames.class)
    private String service = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Print added lines until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            description = "Number of last lines to print. Default: ${DEFAULT-VALUE}.",
            defaultValue = "100")
    private int lines = 100;

    /** Names of the programs, for shell completion. */
    static final class ProgramNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Program.all().stream().map(Program::programName).iterator();
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (lines < 0) {
            throw new CliException(ExitCode.USAGE_ERROR, "--lines is %d; it must be 0 or more".formatted(lines));
        }
        var program = Program.named(service)
                .orElseThrow(() -> new CliException(
                        ExitCode.USAGE_ERROR,
                        "there is no program '%s'; the programs are %s"
                                .formatted(
                                        service,
                                        Program.all().stream()
                                                .map(Program::programName)
                                                .collect(Collectors.joining(", ")))));
        var log = new PlatformFolder(instance.folder()).log(program);
        if (!Files.exists(log)) {
            throw new CliException(
                    ExitCode.NOT_RUNNING,
                    "%s has no log yet at %s; start it with ./vitrine up".formatted(service, log));
        }
        try (var reader = new LogReader(log)) {
            reader.last(lines).forEach(System.out::println);
            while (follow) {
                reader.added().forEach(System.out::println);
                Thread.sleep(POLL_INTERVAL);
            }
            reader.partialLine().ifPresent(System.out::println);
        }
        return ExitCode.OK;
    }
}
