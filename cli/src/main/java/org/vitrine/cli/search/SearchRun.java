package org.vitrine.cli.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.TextFormat;
import org.vitrine.cli.terminal.TextTable;

/**
 * One search by photograph: the request to search-api, and its answer as a table.
 *
 * @param front the photograph, or the obverse if {@code back} is given
 * @param back the reverse
 * @param filters conditions {@code NAME=VALUE}
 * @param k number of candidates
 */
public record SearchRun(String collection, Path front, Optional<Path> back, List<String> filters, int k) {

    private static final String BOUNDARY = "vitrine-cli-7f3a9c";

    /**
     * Sends the search and returns the answer of search-api.
     *
     * @throws CliException if a file is not readable, or the service refuses the search
     */
    public JsonNode send(ApiClient search) throws IOException {
        var form = form();
        var answer = search.post(
                        "/v1/collections/" + TextFormat.percentEncoded(collection) + "/search",
                        Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY),
                        () -> BodyPublishers.ofByteArray(form))
                .bodyOrThrow();
        // The prepared pictures are meant for web pages.
        answer.path("query").path("images").forEach(image -> ((ObjectNode) image).remove("prepared"));
        return answer;
    }

    /** The answer as lines: the candidates, and a sentence if no match is confident. */
    public static List<String> lines(JsonNode answer) {
        var table = new TextTable("#", "SCORE", "SIMILARITY", "ITEM", "SPECIMEN", "SIDE", "ATTRIBUTES", "IMAGE");
        int rank = 1;
        for (JsonNode hit : answer.path("hits")) {
            table.add(
                    Integer.toString(rank++),
                    score(hit.path("score")),
                    figure(hit.path("similarity")),
                    hit.path("itemId").asText("–"),
                    TextFormat.truncated(hit.path("specimenId").asText(), 34),
                    hit.path("side").asText(),
                    TextFormat.truncated(attributes(hit), 44),
                    hit.path("imageId").asText());
        }
        var lines = new ArrayList<>(table.lines());
        if (table.isEmpty()) {
            lines.add("(no candidate in this collection)");
        }
        String doubt = answer.path("doubt").path("code").asText();
        if (doubt.startsWith("no-object")) {
            lines.add(
                    "No confident match. " + answer.path("doubt").path("detail").asText());
        } else if (doubt.equals("ambiguous")) {
            lines.add("Several items are too close to choose from: %s."
                    .formatted(answer.path("ambiguous").path("detail").asText()));
        } else if (isUnscored(answer)) {
            lines.add("These are the nearest. They have no score, because no calibration was fitted for %s."
                    .formatted(answer.path("query").path("model").path("name").asText()));
        } else if (!answer.path("confident").asBoolean(false)) {
            lines.add("No confident match: these are the nearest candidates, and the score of each is too low.");
        }
        lines.add("took %d ms".formatted(answer.path("tookMs").asLong()));
        return lines;
    }

    /** Metadata and attributes of a hit in one line; metadata takes precedence over attributes of models. */
    private static String attributes(JsonNode hit) {
        var values = new LinkedHashMap<String, String>();
        hit.path("metadata")
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        hit.path("attributes")
                .forEach(attribute -> values.putIfAbsent(
                        attribute.path("name").asText(), attribute.path("value").asText()));
        values.remove("side");
        return values.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
    }

    private static boolean isUnscored(JsonNode answer) {
        var best = answer.path("hits").path(0);
        return !best.isMissingNode() && !best.has("score");
    }

    private static String score(JsonNode value) {
        return value.isNumber() ? figure(value) : "–";
    }

    private static String figure(JsonNode value) {
        return String.format(Locale.ROOT, "%.3f", value.asDouble());
    }

    private byte[] form() throws IOException {
        var form = new ByteArrayOutputStream();
        file(form, back.isPresent() ? "obverse" : "image", front);
        if (back.isPresent()) {
            file(form, "reverse", back.get());
        }
        field(form, "k", Integer.toString(k));
        for (String filter : filters) {
            field(form, "filter", filter);
        }
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static void file(ByteArrayOutputStream form, String name, Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new CliException(ExitCode.USAGE_ERROR, "there is no readable file " + file);
        }
        form.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"photograph\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(BOUNDARY, name)
                        .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(Files.readAllBytes(file));
        form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static void field(ByteArrayOutputStream form, String name, String value) {
        form.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, name, value)
                .getBytes(StandardCharsets.UTF_8));
    }
}
