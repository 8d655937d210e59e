package org.vitrine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.vitrine.onnx.CardJson;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.onnx.ModelFolders.Version;
import org.vitrine.onnx.UnservableModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./vitrine models list}: prints the models of the folder, and whether model-server serves them. */
@Command(
        name = "list",
        description = "What is in the folder of models, and what of it is served.",
        mixinStandardHelpOptions = true)
final class ModelsListCommand implements Callable<Integer> {

    private static final String NOT_RUNNING = "not running";

    @Mixin
    private final TargetInstance vitrine = new TargetInstance();

    @Mixin
    private final ModelsHome home = new ModelsHome();

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    /** One version of a model, as the command prints it. */
    private record Row(String name, String version, String task, long sizeBytes, String licence, String state) {}

    @Override
    public Integer call() throws IOException {
        var states = states();
        var rows = new ArrayList<Row>();
        for (var version : home.folders().all()) {
            rows.add(row(version, states));
        }
        if (json) {
            terminal.json(new ObjectMapper().<JsonNode>valueToTree(Map.of("models", rows)));
            return ExitCode.FINE;
        }
        var table = new TextTable("MODEL", "VERSION", "TASK", "SIZE", "LICENCE", "STATE");
        rows.forEach(row -> table.add(
                row.name(),
                row.version(),
                row.task(),
                "%.1f MB".formatted(row.sizeBytes() / 1e6),
                row.licence(),
                row.state()));
        if (table.isEmpty()) {
            terminal.tell("No models in %s; add one with ./vitrine models add FILE.onnx"
                    .formatted(home.folders().root()));
        } else {
            table.lines().forEach(terminal::say);
        }
        return ExitCode.FINE;
    }

    private static Row row(Version version, Map<String, String> states) throws IOException {
        var model = version.folder().resolve(ModelFolders.MODEL);
        long size = Files.exists(model) ? Files.size(model) : 0;
        var state = states.getOrDefault(
                version.name() + "/" + version.version(), states.containsKey("") ? NOT_RUNNING : "not served");
        try {
            var card = CardJson.read(version.folder().resolve(ModelFolders.CARD));
            return new Row(version.name(), version.version(), card.task().inWords(), size, card.licence(), state);
        } catch (UnservableModel unreadable) {
            return new Row(version.name(), version.version(), "?", size, "?", String.valueOf(unreadable.getMessage()));
        }
    }

    /** State of each version by NAME/VERSION. If no model-server runs, the map has one entry with an empty key. */
    private Map<String, String> states() {
        var api = vitrine.modelsIfRunning();
        if (api.isEmpty()) {
            return Map.of("", NOT_RUNNING);
        }
        var answer = api.get().get("/models").expected();
        var states = new TreeMap<String, String>();
        answer.path("models")
                .forEach(model -> states.put(
                        model.path("modelName").asText() + "/"
                                + model.path("modelVersion").asText(),
                        "served"));
        answer.path("refused").forEach(refused -> {
            var parts = List.of(refused.path("modelUrl").asText().split("/"));
            if (parts.size() > 1) {
                states.put(
                        parts.get(parts.size() - 2) + "/" + parts.getLast(),
                        "refused: " + refused.path("reason").asText());
            }
        });
        return states;
    }
}
