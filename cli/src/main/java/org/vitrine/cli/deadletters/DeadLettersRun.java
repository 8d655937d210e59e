package org.vitrine.cli.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.ProgressBar;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextFormat;

/**
 * Replays or drops letters by as many requests as it takes: on a terminal with a bar, in a pipe with one line of JSON for
 * each letter. Where no letter is open, standard error says so, and standard output stays empty.
 */
final class DeadLettersRun {

    /** A request ends after 30 s, apart from the letter that it is working on then. */
    private static final Duration RESPONSE_TIMEOUT = Duration.ofMinutes(3);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiClient ingest;
    private final Terminal terminal;
    private final boolean jsonLines;
    private final ProgressBar bar;
    private final Map<String, Long> counts = new TreeMap<>();

    DeadLettersRun(ApiClient ingest, Terminal terminal, boolean json) {
        this.ingest = ingest;
        this.terminal = terminal;
        this.jsonLines = json || !terminal.isLive();
        this.bar = new ProgressBar(terminal);
    }

    /**
     * Works on all letters of the target.
     *
     * @param path path of the endpoint
     * @param request members of the body apart from the letters
     * @param limit most letters of a group
     * @return the exit code
     */
    int run(LetterTarget target, String path, ObjectNode request, int limit) {
        switch (target) {
            case LetterTarget.Letters(var ids) -> {
                var letters = request.putArray("letters");
                ids.forEach(letters::add);
                print(post(path, request));
            }
            case LetterTarget.Group(var id) -> group(id, path, request, limit);
        }
        bar.end();
        if (counts.isEmpty()) {
            terminal.printMessage("No open letters.");
        } else if (!jsonLines) {
            terminal.printResult(summary(counts));
        }
        return exitCode(counts);
    }

    private void group(String id, String path, ObjectNode request, int limit) {
        long open = ingest.get("/v1/dead-letters/groups/" + id + "?limit=1")
                .bodyOrThrow()
                .path("group")
                .path("open")
                .asLong();
        long total = Math.min(open, limit);
        long done = 0;
        request.put("group", id);
        Optional<String> cursor = Optional.empty();
        do {
            cursor.ifPresent(letter -> request.put("cursor", letter));
            request.put("limit", Math.clamp(limit - done, 1, LetterTarget.MAX_LETTERS));
            var answer = post(path, request);
            print(answer);
            done += answer.path("results").size();
            bar.show("dead letters", done, Math.max(done, total));
            cursor = Optional.of(answer.path("next").asText()).filter(next -> !next.isEmpty());
        } while (cursor.isPresent() && done < limit);
    }

    private JsonNode post(String path, ObjectNode request) {
        return ingest.post(path, request, RESPONSE_TIMEOUT).bodyOrThrow();
    }

    private void print(JsonNode answer) {
        for (JsonNode result : answer.path("results")) {
            counts.merge(result.path("result").asText(), 1L, Long::sum);
            if (jsonLines) {
                terminal.json(result);
            } else if (!isDone(result.path("result").asText())) {
                bar.end();
                terminal.printResult(line(result));
            }
        }
    }

    /** One line: letter, result, code and sentence. */
    static String line(JsonNode result) {
        String code = result.path("code").asText();
        return "%s: %s%s, %s"
                .formatted(
                        result.path("letter").asText(),
                        result.path("result").asText(),
                        code.isEmpty() ? "" : " (" + code + ")",
                        TextFormat.oneLine(result.path("sentence").asText()));
    }

    static String summary(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    static int exitCode(Map<String, Long> counts) {
        if (counts.containsKey("failed")) {
            return ExitCode.FAILED;
        }
        return counts.containsKey("refused") ? ExitCode.SOME_REJECTED : ExitCode.OK;
    }

    /** Whether the result needs no line of its own on a terminal. */
    private static boolean isDone(String result) {
        return switch (result) {
            case "replayed", "announced", "dropped" -> true;
            default -> false;
        };
    }

    /** The members that every request has. */
    static ObjectNode request(boolean dryRun, boolean force, String by) {
        return JSON.createObjectNode().put("dryRun", dryRun).put("force", force).put("by", by);
    }
}
