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
import org.vitrine.training.Trained;
import org.vitrine.training.Training;
import org.vitrine.training.Wish;
import org.vitrine.training.labelled.LabelledException;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.Photograph;
import org.vitrine.training.learn.Recipe;
import org.vitrine.training.turn.TurnTraining;
import org.vitrine.training.vectors.Look;
import org.vitrine.training.vectors.PictureModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "train",
        description = {
            "Train classifiers from a collection's own catalogue, and put them where model-server finds them.",
            "Learns from what people say of the collection's photographs, or with --from of a folder for each class, or of a"
                    + " CSV (file, specimen, and a column for each attribute)."
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    /** Unless said otherwise. */
    private static final String SUBJECT = "coin";

    @Mixin
    private final Vitrine vitrine = new Vitrine();

    @Mixin
    private final ModelsHome home = new ModelsHome();

    @Mixin
    private final Photographed photographed = new Photographed();

    @Parameters(paramLabel = "COLLECTION", description = "Whose attributes they are; names the classifiers.")
    private String collection = "";

    @Option(
            names = "--attribute",
            split = ",",
            required = true,
            paramLabel = "NAME[=COLUMN]",
            description =
                    "What to learn: side, material, region, person…; several share their vectors. 'upright' is learnt of how the pictures stand.")
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
    private int least = Wish.LEAST_SPECIMENS;

    @Option(names = "--seed", description = "The same seed and photographs make the same classifier. Default: 1.")
    private long seed = Recipe.STANDARD.seed();

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();
    private final Bar bar = new Bar(terminal);

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (least < Wish.LEAST_SPECIMENS) {
            throw new CliException(ExitCode.MISUSED, "--least is at least " + Wish.LEAST_SPECIMENS);
        }
        if (attributes.contains(UprightTraining.ATTRIBUTE)) {
            return upright();
        }
        try (var model = PictureModel.open(home.folders(), embedder())) {
            long began = System.nanoTime();
            var wish = wish();
            var outcome = new Training(wish, model, bar::show, Clock.systemUTC()).of(photographs(wish));
            bar.end();
            new TrainingTold(collection, terminal, json)
                    .tell(outcome, wish, Duration.ofNanos(System.nanoTime() - began));
            return outcome.attributes().stream().allMatch(Trained.Done.class::isInstance)
                    ? ExitCode.FINE
                    : ExitCode.FAILED;
        } catch (LabelledException misused) {
            throw new CliException(ExitCode.MISUSED, misused.sentence());
        }
    }

    /** Needs no embedder, no specimens and no words: only pictures that stand upright. */
    private int upright() throws IOException, InterruptedException {
        if (attributes.size() > 1) {
            throw new CliException(
                    ExitCode.MISUSED,
                    "'upright' is learnt by itself: of all the pictures, not of what they are called");
        }
        terminal.tell(
                "Every photograph is taken to stand upright, but where a CSV's column 'angle' says how far it is turned.");
        var learning = new TurnTraining(look(), bar::show, seed);
        try {
            new UprightTraining(collection, source(), learning, into(), terminal, bar)
                    .run(unlabelled(), LocalDate.now(Clock.systemUTC()), json);
            return ExitCode.FINE;
        } catch (LabelledException misused) {
            throw new CliException(ExitCode.MISUSED, misused.sentence());
        }
    }

    private List<Photograph> unlabelled() throws IOException {
        if (from == null) {
            return Catalogue.photographs(vitrine.search(), collection);
        }
        return Files.isDirectory(from) ? LabelledFolder.unlabelled(from) : LabelledFolder.csv(from);
    }

    private String embedder() {
        return Optional.ofNullable(embedder).orElseGet(() -> photographed.embedder(SUBJECT));
    }

    private Look look() {
        return from == null ? new Look.AsIs() : photographed.pipeline(SUBJECT);
    }

    private String source() {
        return from == null ? "the catalogue" : String.valueOf(from.getFileName());
    }

    private ModelFolders into() {
        return Optional.ofNullable(out).map(ModelFolders::new).orElseGet(home::folders);
    }

    private Wish wish() {
        return new Wish(
                collection,
                attributes.stream().map(Wish.Attribute::of).toList(),
                specimen,
                least,
                source(),
                look(),
                Recipe.STANDARD.with(seed),
                into(),
                Optional.of(vitrine.folder().resolve("vectors")));
    }

    private List<Photograph> photographs(Wish wish) throws IOException {
        if (from == null) {
            return Catalogue.photographs(vitrine.search(), collection);
        }
        if (!Files.isDirectory(from)) {
            return LabelledFolder.csv(from);
        }
        if (wish.attributes().size() != 1) {
            throw new LabelledException("a folder for each class tells one attribute; for several, give a CSV");
        }
        terminal.tell(
                "Each photograph is taken for a specimen of its own. If some show the same object, give a CSV that says so:"
                        + " figures are too good otherwise.");
        return LabelledFolder.classes(from, wish.attributes().getFirst().column());
    }
}
