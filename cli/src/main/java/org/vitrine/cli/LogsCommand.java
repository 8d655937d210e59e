package org.vitrine.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.vitrine.platform.PlatformFolder;
import org.vitrine.platform.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./vitrine logs}: prints the end of the log of a server or service of this machine, and follows it. */
@Command(name = "logs", description = "Print the log of a server or service.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
    private static final int AT_MOST_BYTES = 1 << 16;

    @Mixin
    private TargetInstance vitrine = new TargetInstance();

    @Parameters(
            paramLabel = "SERVICE",
            description = "A name that ./vitrine status shows.",
            completionCandidates = Names.class)
    private String service = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing what is added, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            description = "Lines from the end to begin with. Default: ${DEFAULT-VALUE}.",
            defaultValue = "100")
    private int lines = 100;

    /** Names of the programs, for shell completion. */
    static final class Names implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return Program.all().stream().map(Program::programName).iterator();
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var program = Program.named(service)
                .orElseThrow(() -> new CliException(
                        ExitCode.MISUSED,
                        "there is no '%s'; there are %s"
                                .formatted(
                                        service,
                                        Program.all().stream()
                                                .map(Program::programName)
                                                .collect(Collectors.joining(", ")))));
        var log = new PlatformFolder(vitrine.folder()).log(program);
        if (!Files.exists(log)) {
            throw new CliException(
                    ExitCode.NOT_RUNNING,
                    "%s has no log yet at %s; start it with ./vitrine up".formatted(service, log));
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            tail(file).forEach(System.out::println);
            while (follow) {
                var added = file.readLine();
                if (added == null) {
                    Thread.sleep(LOOK_AGAIN);
                } else {
                    System.out.println(new String(added.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                }
            }
        }
        return ExitCode.FINE;
    }

    private List<String> tail(RandomAccessFile file) throws IOException {
        long from = Math.max(0, file.length() - AT_MOST_BYTES);
        file.seek(from);
        var end = new byte[(int) (file.length() - from)];
        file.readFully(end);
        var all = new String(end, StandardCharsets.UTF_8).lines().toList();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }
}
