package org.vitrine.cli.deadletters;

import java.util.List;
import java.util.concurrent.Callable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./vitrine dead-letters drop}: marks letters whose records are not to be processed. */
@Command(
        name = "drop",
        description = "Mark dead letters whose records are not to be processed. They stay in Kafka.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Of a group, its open letters. In a pipe, or with --json, each line is one letter as JSON.",
            "Exit codes: 0 done, 1 some failed, 2 misused, 3 some were refused, 5 Vitrine does not run."
        })
final class DeadLettersDropCommand implements Callable<Integer> {

    @Mixin
    private final TargetInstance instance = new TargetInstance();

    @Parameters(
            arity = "1..*",
            paramLabel = "GROUP|LETTER",
            description = "A group, or letters as TOPIC:PARTITION:OFFSET.")
    private List<String> names = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with the letter.")
    private String reason = "";

    @Option(names = "--dry-run", description = "Drop nothing; print what would be dropped.")
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
        var target = LetterTarget.of(names);
        var request = DeadLettersRun.request(dryRun, force, by).put("reason", reason);
        return new DeadLettersRun(instance.ingest(), terminal, json)
                .run(target, "/v1/dead-letters/drop", request, Integer.MAX_VALUE);
    }
}
