package org.vitrine.cli;

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
import org.vitrine.onnx.ModelFolders;
import org.vitrine.training.AttributeTraining;
import org.vitrine.training.TrainingOutcome;
import org.vitrine.training.TrainingRequest;
import org.vitrine.training.labelled.LabelledException;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.LabelledPhotograph;
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
            "Train classifiers from a collection's own catalogue, and put them where model-server finds them.",
            "Learns from what people say of the collection's photographs, or with --from of a folder for each class, or of a"
                    + " CSV (file, specimen, and a column for each attribute)."
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    /** The default subject. */
    private static final String SUBJECT = "coin";

    @Mixin
    private final TargetInstance vitrine = new TargetInstance();

    @Mixin
    private final ModelsHome home = new ModelsHome();

    @Mixin
    private final SubjectOption subjectOption = new SubjectOption();

    @Parameters(paramLabel = "COLLECTION", description = "Whose attributes they are; names the classifiers.")
    private String collection = "";

    @Option(
            names = "--attribute",
            split = ",",
            required = true,
            paramLabel = "NAME[=COLUMN]",
            description =
                    "What to learn: side, material, region, person…; several share their vectors. 'upright' is learnt from how the pictures stand.")
    private List<String> attributes = List.of();

    @Option(names = "--from", paramLabel = "PATH", description = "A folder for each class, or a CSV.")
    private @Nullable Path from;

    @Option(
            names = "--specimen",
            paramLabel = "COLUMN",
            description = "Which photographs show one object. Default: specimen.")
    private String specimen = "specimen";

    @Option(
            names = "--embedder",
            paramLabel = "NAME",
            description = "Default: relief-deep for coins, form-bank for anything else.")
    private @Nullable String embedder;

    @Option(names = "--out", paramLabel = "DIR", description = "Where classifiers are put. Default: the models folder.")
    private @Nullable Path out;

    @Option(names = "--least", paramLabel = "N", description = "Specimens that a class needs, 3 or more. Default: 3.")
    private int least = TrainingRequest.LEAST_SPECIMENS;

    @Option(names = "--seed", description = "The same seed and photographs make the same classifier. Default: 1.")
    private long seed = HeadHyperparameters.STANDARD.seed();

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();
    private final ProgressBar progressBar = new ProgressBar(terminal);

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (least < TrainingRequest.LEAST_SPECIMENS) {
            throw new CliException(ExitCode.MISUSED, "--least is at least " + TrainingRequest.LEAST_SPECIMENS);
        }
        if (attributes.contains(UprightTraining.ATTRIBUTE)) {
            return upright();
        }
        try (var model = PictureModel.open(home.folders(), embedder())) {
            long began = System.nanoTime();
            var wish = wish();
            var outcome =
                    new AttributeTraining(wish, model, progressBar::show, Clock.systemUTC()).of(photographs(wish));
            progressBar.end();
            new TrainingReportPrinter(collection, terminal, json)
                    .tell(outcome, wish, Duration.ofNanos(System.nanoTime() - began));
            return outcome.attributes().stream().allMatch(TrainingOutcome.Done.class::isInstance)
                    ? ExitCode.FINE
                    : ExitCode.FAILED;
        } catch (LabelledException misused) {
            throw new CliException(ExitCode.MISUSED, misused.sentence());
        }
    }

    /** Trains a rotation model, which needs no embedder, specimens or labels, only upright pictures. */
    private int upright() throws IOException, InterruptedException {
        if (attributes.size() > 1) {
            throw new CliException(
                    ExitCode.MISUSED,
                    "'upright' cannot be combined with other attributes; train it in a separate run");
        }
        terminal.tell(
                "Photographs count as upright, except where column 'angle' of a CSV states their rotation.");
        var learning = new RotationTraining(look(), progressBar::show, seed);
        try {
            new UprightTraining(collection, source(), learning, into(), terminal, progressBar)
                    .run(unlabelled(), LocalDate.now(Clock.systemUTC()), json);
            return ExitCode.FINE;
        } catch (LabelledException misused) {
            throw new CliException(ExitCode.MISUSED, misused.sentence());
        }
    }

    private List<LabelledPhotograph> unlabelled() throws IOException {
        if (from == null) {
            return CatalogueClient.photographs(vitrine.search(), collection);
        }
        return Files.isDirectory(from) ? LabelledFolder.unlabelled(from) : LabelledFolder.csv(from);
    }

    private String embedder() {
        return Optional.ofNullable(embedder).orElseGet(() -> subjectOption.embedder(SUBJECT));
    }

    private InputPreparation look() {
        return from == null ? new InputPreparation.AsIs() : subjectOption.pipeline(SUBJECT);
    }

    private String source() {
        return from == null ? "the catalogue" : String.valueOf(from.getFileName());
    }

    private ModelFolders into() {
        return Optional.ofNullable(out).map(ModelFolders::new).orElseGet(home::folders);
    }

    private TrainingRequest wish() {
        return new TrainingRequest(
                collection,
                attributes.stream().map(TrainingRequest.Attribute::of).toList(),
                specimen,
                least,
                source(),
                look(),
                HeadHyperparameters.STANDARD.with(seed),
                into(),
                Optional.of(vitrine.folder().resolve("vectors")));
    }

    private List<LabelledPhotograph> photographs(TrainingRequest wish) throws IOException {
        if (from == null) {
            return CatalogueClient.photographs(vitrine.search(), collection);
        }
        if (!Files.isDirectory(from)) {
            return LabelledFolder.csv(from);
        }
        if (wish.attributes().size() != 1) {
            throw new LabelledException("a folder for each class has labels of one attribute; for several, give a CSV");
        }
        terminal.tell(
                "Each photograph counts as a specimen of its own. If some show the same object, give a CSV with the column"
                        + " specimen; otherwise the figures are too good.");
        return LabelledFolder.classes(from, wish.attributes().getFirst().column());
    }
}
