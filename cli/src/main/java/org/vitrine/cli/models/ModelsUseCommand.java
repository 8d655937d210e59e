package org.vitrine.cli.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.collections.ProfileAssignments;
import org.vitrine.cli.collections.ProfilePatch;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextFormat;
import org.vitrine.onnx.CardJson;
import org.vitrine.onnx.ModelCard.Task;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.onnx.UnservableModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./vitrine models use}: changes the profile of a collection so that a model becomes its embedder or predicts an
 * attribute.
 */
@Command(
        name = "use",
        description = {
            "Make a collection use a model: an embedder computes its vectors, any other model predicts an attribute.",
            "Nothing else of the collection's profile changes."
        },
        mixinStandardHelpOptions = true)
final class ModelsUseCommand implements Callable<Integer> {

    @Mixin
    private final TargetInstance instance = new TargetInstance();

    @Mixin
    private final ModelsFolderOption modelsFolder = new ModelsFolderOption();

    @Parameters(paramLabel = "MODEL", description = "Name of the model, or of a SageMaker endpoint.")
    private String model = "";

    @Option(names = "--collection", required = true, paramLabel = "C", description = "The collection.")
    private String collection = "";

    @Option(
            names = "--attribute",
            paramLabel = "A",
            description =
                    "Attribute that the model predicts: side, material… Without it the model is the collection's embedder.")
    private @Nullable String attribute;

    @Option(
            names = "--reprocess",
            description = "Process indexed photographs again. Without it the model applies to new photographs only.")
    private boolean reprocess;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() throws IOException {
        var task = task();
        if (attribute == null && task.filter(known -> known != Task.EMBEDDING).isPresent()) {
            throw new CliException(
                    ExitCode.USAGE_ERROR,
                    "'%s' is no embedder but a model for %s; name the attribute that it predicts with --attribute NAME"
                            .formatted(model, task.orElseThrow().lowerCaseName()));
        }
        if (attribute != null && task.filter(known -> known == Task.EMBEDDING).isPresent()) {
            throw new CliException(
                    ExitCode.USAGE_ERROR,
                    "'%s' is an embedder and predicts no attribute; leave --attribute out".formatted(model));
        }
        var ingest = instance.ingest();
        new ProfilePatch(ingest, collection, reprocess, terminal).send(patch(task));
        terminal.printResult(
                attribute == null
                        ? "'%s' is the embedder of %s".formatted(model, collection)
                        : "'%s' states '%s' of the photographs of %s".formatted(model, attribute, collection));
        if (attribute != null && reprocess) {
            ingest.post(
                            "/v1/collections/%s/reprocess?from=inference"
                                    .formatted(TextFormat.percentEncoded(collection)),
                            new ObjectMapper().createObjectNode())
                    .bodyOrThrow();
            terminal.printMessage(
                    "Its photographs are being processed again: ./vitrine reprocess %s --follow".formatted(collection));
        } else if (attribute != null) {
            terminal.printMessage("For photographs that are indexed already: ./vitrine reprocess " + collection);
        }
        return ExitCode.OK;
    }

    /** The task of the model; empty if the folder has no such model, because it is an endpoint elsewhere. */
    private Optional<Task> task() throws IOException {
        for (var version : modelsFolder.folders().all().reversed()) {
            if (version.name().equals(model)) {
                try {
                    return Optional.of(CardJson.read(version.folder().resolve(ModelFolders.CARD))
                            .task());
                } catch (UnservableModel unreadable) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private ObjectNode patch(Optional<Task> task) {
        if (attribute == null) {
            return ProfileAssignments.embedder(model);
        }
        return ProfileAssignments.attribute(
                attribute,
                model,
                task.map(known -> switch (known) {
                            case DETECTION -> "object-detection";
                            case SEGMENTATION -> "semantic-segmentation";
                            case CLASSIFICATION, EMBEDDING -> "classification";
                        })
                        .orElse("classification"));
    }
}
