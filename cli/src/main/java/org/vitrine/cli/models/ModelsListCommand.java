package org.vitrine.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextTable;
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
        description = "List the models of the folder, and which of them are served.",
        mixinStandardHelpOptions = true)
final class ModelsListCommand implements Callable<Integer> {

    private static final String NOT_RUNNING = "not running";

    @Mixin
    private final TargetInstance instance = new TargetInstance();

    @Mixin
    private final ModelsFolderOption modelsFolder = new ModelsFolderOption();

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    /** One version of a model, as the command prints it. */
    private record Row(String name, String version, String task, long sizeBytes, String licence, String state) {}

    @Override
    public Integer call() throws IOException {
        var states = states();
        var rows = new ArrayList<Row>();
        for (var version : modelsFolder.folders().all()) {
            rows.add(row(version, states));
        }
        if (json) {
            terminal.json(new ObjectMapper().<JsonNode>valueToTree(Map.of("models", rows)));
            return ExitCode.OK;
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
            terminal.printMessage("No models in %s; add one with ./vitrine models add FILE.onnx"
                    .formatted(modelsFolder.folders().root()));
        } else {
            table.lines().forEach(terminal::printResult);
        }
        return ExitCode.OK;
    }

    private static Row row(Version version, Map<String, String> states) throws IOException {
        var model = version.folder().resolve(ModelFolders.MODEL);
        long size = Files.exists(model) ? Files.size(model) : 0;
        var state = states.getOrDefault(
                version.name() + "/" + version.version(), states.containsKey("") ? NOT_RUNNING : "not served");
        try {
            var card = CardJson.read(version.folder().resolve(ModelFolders.CARD));
            return new Row(version.name(), version.version(), card.task().lowerCaseName(), size, card.licence(), state);
        } catch (UnservableModel unreadable) {
            return new Row(version.name(), version.version(), "?", size, "?", String.valueOf(unreadable.getMessage()));
        }
    }

    /** State of each version by NAME/VERSION. If no model-server runs, the map has one entry with an empty key. */
    private Map<String, String> states() {
        var api = instance.modelsIfRunning();
        if (api.isEmpty()) {
            return Map.of("", NOT_RUNNING);
        }
        var answer = api.get().get("/models").bodyOrThrow();
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
