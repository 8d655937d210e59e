package org.vitrine.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./vitrine journey}: prints the journey of one image from ingest-service. */
@Command(
        name = "journey",
        description = "Print the journey of an image: each stage with its time, results and errors.",
        mixinStandardHelpOptions = true)
public final class JourneyCommand implements Callable<Integer> {

    @Mixin
    private TargetInstance instance = new TargetInstance();

    @Parameters(paramLabel = "IMAGE_ID", description = "The imageId, as ingest and search print it: img-…")
    private String imageId = "";

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() {
        var journey = instance.ingest()
                .get("/v1/images/" + TextFormat.percentEncoded(imageId))
                .bodyOrThrow();
        if (json) {
            terminal.json(journey);
            return ExitCode.OK;
        }
        terminal.printResult("%s  %s/%s  specimen %s  %s  version %d"
                .formatted(
                        journey.path("imageId").asText(),
                        journey.path("institutionId").asText(),
                        journey.path("collectionId").asText(),
                        journey.path("specimenId").asText(),
                        journey.path("side").asText(),
                        journey.path("version").asInt()));
        journey.path("stages").forEach(stage -> lines(stage).forEach(terminal::printResult));
        return ExitCode.OK;
    }

    private static List<String> lines(JsonNode stage) {
        var lines = new ArrayList<String>();
        lines.add("%-14s %s%s"
                .formatted(
                        stage.path("stage").asText(),
                        stage.path("at").asText(),
                        stage.has("tookMs")
                                ? "  +%d ms".formatted(stage.path("tookMs").asLong())
                                : ""));
        if (stage.has("reasonCode")) {
            lines.add("    " + stage.path("reasonCode").asText() + ": "
                    + stage.path("sentence").asText());
        }
        stage.path("decided").forEach(sentence -> lines.add("    " + sentence.asText()));
        var measured = new ArrayList<String>();
        stage.path("measured")
                .properties()
                .forEach(figure -> measured.add(figure.getKey() + " " + brief(figure.getValue())));
        if (!measured.isEmpty()) {
            lines.add("    " + String.join(", ", measured));
        }
        return lines;
    }

    private static String brief(JsonNode figure) {
        return figure.isFloatingPointNumber() ? String.format(Locale.ROOT, "%.3g", figure.asDouble()) : figure.asText();
    }
}
