package org.vitrine.cli.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./vitrine dead-letters show}: prints the letters of a group, or one letter. */
@Command(
        name = "show",
        description = "The letters of a group, the newest first, or one letter with its cause.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "In a pipe, or with --json, each line is one letter as JSON.",
            "Exit codes: 0 done, 1 failed, 2 misused, 5 Vitrine does not run."
        })
final class DeadLettersShowCommand implements Callable<Integer> {

    private static final int PAGE = 100;
    private static final List<String> MEMBERS = List.of(
            "at",
            "state",
            "outcomeAt",
            "by",
            "outcome",
            "source",
            "stage",
            "exception",
            "reason",
            "key",
            "journey",
            "replayOf");

    @Mixin
    private final TargetInstance instance = new TargetInstance();

    @Parameters(paramLabel = "GROUP|LETTER", description = "A group, or a letter as TOPIC:PARTITION:OFFSET.")
    private String name = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Most letters of a group. Default: ${DEFAULT-VALUE}.")
    private int limit = 20;

    @Option(names = "--json", description = "JSON lines on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new CliException(ExitCode.USAGE_ERROR, "--limit is %d; it must be 1 or more".formatted(limit));
        }
        var ingest = instance.ingest();
        switch (LetterTarget.of(List.of(name))) {
            case LetterTarget.Group(var id) -> printGroup(ingest, id);
            case LetterTarget.Letters(var ids) ->
                print(ingest.get("/v1/dead-letters/letters/" + TextFormat.percentEncoded(ids.getFirst()))
                        .bodyOrThrow());
        }
        return ExitCode.OK;
    }

    private void printGroup(ApiClient ingest, String group) {
        int left = limit;
        Optional<String> cursor = Optional.empty();
        do {
            String from = cursor.map(letter -> "&cursor=" + TextFormat.percentEncoded(letter))
                    .orElse("");
            var page = ingest.get("/v1/dead-letters/groups/%s?limit=%d%s".formatted(group, Math.min(left, PAGE), from))
                    .bodyOrThrow();
            page.path("letters").forEach(this::print);
            left -= Math.min(left, PAGE);
            cursor = Optional.of(page.path("next").asText()).filter(next -> !next.isEmpty());
        } while (left > 0 && cursor.isPresent());
    }

    private void print(JsonNode letter) {
        if (json || !terminal.isLive()) {
            terminal.json(letter);
        } else {
            lines(letter).forEach(terminal::printResult);
        }
    }

    static List<String> lines(JsonNode letter) {
        var lines = new ArrayList<String>();
        lines.add(letter.path("letter").asText());
        for (String member : MEMBERS) {
            if (letter.hasNonNull(member)) {
                lines.add("  %-10s %s"
                        .formatted(
                                member, TextFormat.oneLine(letter.path(member).asText())));
            }
        }
        return lines;
    }
}
