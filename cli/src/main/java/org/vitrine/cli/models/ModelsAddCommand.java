package org.vitrine.cli.models;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.onnx.ModelCard;
import org.vitrine.onnx.ModelCard.Colour;
import org.vitrine.onnx.ModelCard.Fit;
import org.vitrine.onnx.ModelCard.Task;
import org.vitrine.onnx.ModelCardDrafter;
import org.vitrine.onnx.ModelCardDrafter.DraftOptions;
import org.vitrine.onnx.ModelCardDrafter.Normalisation;
import org.vitrine.onnx.OnnxFile;
import org.vitrine.onnx.UnservableModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./vitrine models add}: adds an ONNX model of the user to the models folder, with a card that
 * {@link ImportedModel} builds.
 */
@Command(
        name = "add",
        description = {
            "Add an ONNX model to the folder that model-server watches.",
            "A classifier is added as a classifier and, from its inner features, as an embedder. Assumed values are printed."
        },
        mixinStandardHelpOptions = true)
final class ModelsAddCommand implements Callable<Integer> {

    /** Tasks of a model, as they are named on the command line. */
    enum Role {
        CLASSIFIER(Task.CLASSIFICATION),
        EMBEDDER(Task.EMBEDDING);

        private final Task task;

        Role(Task task) {
            this.task = task;
        }
    }

    @Mixin
    private final TargetInstance instance = new TargetInstance();

    @Mixin
    private final ModelsFolderOption modelsFolder = new ModelsFolderOption();

    @Parameters(paramLabel = "FILE", description = "The .onnx file.")
    private Path file = Path.of("");

    @Option(
            names = "--as",
            split = ",",
            paramLabel = "ROLE",
            description = "classifier, embedder or both. Default: every role that the graph allows.")
    private List<Role> roles = List.of();

    @Option(names = "--name", description = "Name of the model. Default: derived from the file name.")
    @Nullable
    private String name;

    @Option(names = "--version", paramLabel = "V", description = "Version. Default: one above the newest.")
    @Nullable
    private String version;

    @Option(names = "--labels", paramLabel = "FILE", description = "File with the names of the classes, one per line.")
    @Nullable
    private Path labels;

    @Option(
            names = "--output",
            paramLabel = "TENSOR",
            description = "Name of the output tensor; it may be an inner one.")
    @Nullable
    private String output;

    @Option(
            names = "--normalise",
            paramLabel = "HOW",
            description = "How pixels are scaled: none, unit, signed or imagenet.")
    @Nullable
    private Normalisation normalisation;

    @Option(
            names = "--edge",
            paramLabel = "PX",
            description = "Edge of the input in pixels, if the graph does not state it.")
    @Nullable
    private Integer edgePx;

    @Option(names = "--colour", paramLabel = "ORDER", description = "Order of the colour channels: rgb or bgr.")
    @Nullable
    private Colour colour;

    @Option(
            names = "--fit",
            paramLabel = "HOW",
            description = "How a picture that is not square is fitted: letterbox, crop or stretch.")
    @Nullable
    private Fit fit;

    @Option(names = "--licence", paramLabel = "SPDX", description = "Licence of the model.")
    private String licence = "unknown";

    @Option(names = "--provenance", paramLabel = "TEXT", description = "Author and training data.")
    private String provenance = "";

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() throws IOException {
        try {
            var graph = OnnxFile.summary(file);
            var tasks = roles.isEmpty()
                    ? ModelCardDrafter.tasks(graph)
                    : roles.stream().map(role -> role.task).toList();
            if (tasks.size() > 1 && (name != null || output != null)) {
                throw new CliException(
                        ExitCode.USAGE_ERROR,
                        "--name and --output require one role; give --as classifier or --as embedder");
            }
            var importedModel = new ImportedModel(file, graph);
            var cards = new ArrayList<ModelCard>();
            for (var task : tasks) {
                cards.add(add(importedModel, task));
            }
            printCards(cards);
            return ExitCode.OK;
        } catch (UnservableModel refused) {
            throw new CliException(ExitCode.FAILED, String.valueOf(refused.getMessage()));
        }
    }

    private ModelCard add(ImportedModel importedModel, Task task) throws IOException, UnservableModel {
        var folders = modelsFolder.folders();
        var options = new ImportedModel.Options(
                Optional.ofNullable(name),
                Optional.ofNullable(version),
                Optional.ofNullable(labels),
                licence,
                provenance.isEmpty() ? "Brought as " + file.getFileName() : provenance);
        var request = new DraftOptions(
                task,
                Optional.ofNullable(output),
                Optional.ofNullable(normalisation),
                Optional.ofNullable(edgePx),
                Optional.ofNullable(colour),
                Optional.ofNullable(fit));
        int reportedAssumptions = importedModel.assumptions().size();
        var modelName = importedModel.name(options, task);
        var card = importedModel.card(request, options, version != null ? version : folders.nextVersion(modelName));
        terminal.printMessage("%s as %s:".formatted(card.name(), task.lowerCaseName()));
        importedModel.assumptions().stream()
                .skip(reportedAssumptions)
                .forEach(sentence -> terminal.printMessage("  " + sentence));
        try {
            var placed = folders.put(file, card);
            ModelServerReadiness.await(instance.modelsIfRunning(), placed, folders, terminal);
        } catch (FileAlreadyExistsException taken) {
            throw new CliException(
                    ExitCode.FAILED,
                    "version %s of '%s' exists already; leave --version out, or ./vitrine models remove %s --version %s"
                            .formatted(card.version(), card.name(), card.name(), card.version()));
        }
        return card;
    }

    private void printCards(List<ModelCard> cards) {
        for (var card : cards) {
            if (json) {
                terminal.json(Map.of(
                        "name", card.name(),
                        "version", card.version(),
                        "task", card.task().lowerCaseName(),
                        "dimension", card.output().dimension(),
                        "sha256", card.sha256()));
                continue;
            }
            terminal.printResult("added %s %s (%s)"
                    .formatted(card.name(), card.version(), card.task().lowerCaseName()));
            if (card.task() == Task.EMBEDDING) {
                terminal.printMessage("To use it in a collection: ./vitrine models use %s --collection COLLECTION"
                        .formatted(card.name()));
            }
        }
    }
}
