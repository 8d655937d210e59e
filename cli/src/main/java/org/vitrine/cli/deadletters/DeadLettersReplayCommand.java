package org.vitrine.cli.deadletters;

import java.util.List;
import java.util.concurrent.Callable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./vitrine dead-letters replay}: sends the records of letters to their topics again. */
@Command(
        name = "replay",
        description = "Process the records of dead letters again, after their cause is removed.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Of a group, its open letters, the oldest first. ingest-service limits the rate. A letter that was replayed",
            "or dropped is refused without --force. In a pipe, or with --json, each line is one letter as JSON.",
            "Exit codes: 0 done, 1 some failed, 2 misused, 3 some were refused, 5 Vitrine does not run."
        })
final class DeadLettersReplayCommand implements Callable<Integer> {

    @Mixin
    private final TargetInstance instance = new TargetInstance();

    @Parameters(
            arity = "1..*",
            paramLabel = "GROUP|LETTER",
            description = "A group, or letters as TOPIC:PARTITION:OFFSET.")
    private List<String> names = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Most letters of a group. Default: all.")
    private int limit = 1_000_000;

    @Option(
            names = "--dry-run",
            description = "Send nothing; print whether each record decodes and what would be sent.")
    private boolean dryRun;

    @Option(names = "--force", description = "Named letters that were replayed or dropped already, too.")
    private boolean force;

    @Option(names = "--by", paramLabel = "NAME", description = "Who requests it. Default: the user of this computer.")
    private String by = System.getProperty("user.name", "operator");

    @Option(names = "--json", description = "JSON lines on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new CliException(ExitCode.USAGE_ERROR, "--limit is %d; it must be 1 or more".formatted(limit));
        }
        var target = LetterTarget.of(names);
        return new DeadLettersRun(instance.ingest(), terminal, json)
                .run(target, "/v1/dead-letters/replay", DeadLettersRun.request(dryRun, force, by), limit);
    }
}
