package org.vitrine.cli.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.models.ModelsFolderOption;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.ProgressBar;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.training.AttributeTraining;
import org.vitrine.training.TrainingOutcome;
import org.vitrine.training.TrainingRequest;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.labelled.TrainingInputException;
import org.vitrine.training.learn.HeadHyperparameters;
import org.vitrine.training.turn.RotationTraining;
import org.vitrine.training.vectors.InputPreparation;
import org.vitrine.training.vectors.PictureModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./vitrine train}: trains classifiers from a collection's catalogue, a folder or a CSV, and writes them to the
 * models folder. The training itself is in {@code training}.
 */
@Command(
        name = "train",
        description = {
            "Train classifiers on a collection's own catalogue, and write them to the models folder.",
            "Trains on what institutions and people state about the photographs of the collection, or with --from on a"
                    + " folder for each class, or on a CSV (file, specimen, and a column for each attribute)."
        },
        mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {

    /** The default subject. */
    private static final String DEFAULT_SUBJECT = "coin";

    @Mixin
    private final TargetInstance instance = new TargetInstance();

    @Mixin
    private final ModelsFolderOption modelsFolder = new ModelsFolderOption();

    @Mixin
    private final SubjectOption subjectOption = new SubjectOption();

    @Parameters(
            paramLabel = "COLLECTION",
            description = "The collection; its name begins the names of the classifiers.")
    private String collection = "";

    @Option(
            names = "--attribute",
            split = ",",
            required = true,
            paramLabel = "NAME[=COLUMN]",
            description =
                    "Attributes to train on: side, material, region, person… 'upright' is trained on the orientation of the pictures.")
    private List<String> attributes = List.of();

    @Option(
            names = "--from",
            paramLabel = "PATH",
            description = "A folder for each class, an export of decisions, or a CSV.")
    private @Nullable Path from;

    @Option(
            names = "--specimen",
            paramLabel = "COLUMN",
            description = "Column with the number of the object. Default: specimen.")
    private String specimen = "specimen";

    @Option(
            names = "--embedder",
            paramLabel = "NAME",
            description = "Default: relief-deep for coins, form-bank for anything else.")
    private @Nullable String embedder;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder to write classifiers to. Default: the models folder.")
    private @Nullable Path out;

    @Option(
            names = "--least",
            paramLabel = "N",
            description = "Minimum number of specimens of a class, at least 3. Default: 3.")
    private int minSpecimens = TrainingRequest.MIN_SPECIMENS;

    @Option(names = "--seed", description = "Seed; the same seed and photographs give the same classifier. Default: 1.")
    private long seed = HeadHyperparameters.STANDARD.seed();

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();
    private final ProgressBar progressBar = new ProgressBar(terminal);

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (minSpecimens < TrainingRequest.MIN_SPECIMENS) {
            throw new CliException(ExitCode.USAGE_ERROR, "--least is at least " + TrainingRequest.MIN_SPECIMENS);
        }
        if (attributes.contains(UprightTraining.ATTRIBUTE)) {
            return trainUpright();
        }
        try (var model = PictureModel.open(modelsFolder.folders(), embedder())) {
            long began = System.nanoTime();
            var request = request();
            var outcome = new AttributeTraining(request, model, progressBar::show, Clock.systemUTC())
                    .of(photographs(request));
            progressBar.end();
            new TrainingReportPrinter(collection, terminal, json)
                    .print(outcome, request, Duration.ofNanos(System.nanoTime() - began));
            return outcome.attributes().stream().allMatch(TrainingOutcome.Trained.class::isInstance)
                    ? ExitCode.OK
                    : ExitCode.FAILED;
        } catch (TrainingInputException misused) {
            throw new CliException(ExitCode.USAGE_ERROR, misused.sentence());
        }
    }

    /** Trains a rotation model, which needs no embedder, specimens or labels, only upright pictures. */
    private int trainUpright() throws IOException, InterruptedException {
        if (attributes.size() > 1) {
            throw new CliException(
                    ExitCode.USAGE_ERROR,
                    "'upright' cannot be combined with other attributes; train it in a separate run");
        }
        terminal.printMessage(
                "Photographs count as upright, except where column 'angle' of a CSV states their rotation.");
        var training = new RotationTraining(preparation(), progressBar::show, seed);
        try {
            new UprightTraining(collection, sourceName(), training, outputFolder(), terminal, progressBar)
                    .run(unlabelled(), LocalDate.now(Clock.systemUTC()), json);
            return ExitCode.OK;
        } catch (TrainingInputException misused) {
            throw new CliException(ExitCode.USAGE_ERROR, misused.sentence());
        }
    }

    private List<LabelledPhotograph> unlabelled() throws IOException {
        if (from == null) {
            return CatalogueClient.photographs(instance.search(), collection);
        }
        return Files.isDirectory(from) ? LabelledFolder.unlabelled(from) : LabelledFolder.csv(from);
    }

    private String embedder() {
        return Optional.ofNullable(embedder).orElseGet(() -> subjectOption.embedder(DEFAULT_SUBJECT));
    }

    private InputPreparation preparation() {
        return from == null ? new InputPreparation.AsIs() : subjectOption.pipeline(DEFAULT_SUBJECT);
    }

    private String sourceName() {
        return from == null ? "the catalogue" : String.valueOf(from.getFileName());
    }

    private ModelFolders outputFolder() {
        return Optional.ofNullable(out).map(ModelFolders::new).orElseGet(modelsFolder::folders);
    }

    private TrainingRequest request() {
        return new TrainingRequest(
                collection,
                attributes.stream().map(TrainingRequest.Attribute::of).toList(),
                specimen,
                minSpecimens,
                sourceName(),
                preparation(),
                HeadHyperparameters.STANDARD.with(seed),
                outputFolder(),
                Optional.of(instance.folder().resolve("vectors")));
    }

    private List<LabelledPhotograph> photographs(TrainingRequest request) throws IOException {
        if (from == null) {
            return CatalogueClient.photographs(instance.search(), collection);
        }
        if (!Files.isDirectory(from)) {
            return LabelledFolder.csv(from);
        }
        var columns = request.attributes().stream()
                .map(TrainingRequest.Attribute::column)
                .toList();
        var listed = LabelledFolder.listed(from, columns);
        if (listed.isPresent()) {
            return listed.get();
        }
        if (request.attributes().size() != 1) {
            throw new TrainingInputException(
                    "a folder for each class has labels of one attribute; for several, give a CSV");
        }
        terminal.printMessage(
                "Each photograph counts as a specimen of its own. If some show the same object, give a CSV with the column"
                        + " specimen; otherwise the figures are too good.");
        return LabelledFolder.classes(from, request.attributes().getFirst().column());
    }
}
