package org.vitrine.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    @Mixin
    private final Vitrine vitrine = new Vitrine();

    @Mixin
    private final ModelsHome home = new ModelsHome();

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

    @Option(names = "--embedder", paramLabel = "NAME", description = "Default: relief-deep.")
    private String embedder = "relief-deep";

    @Option(names = "--out", paramLabel = "DIR", description = "Where classifiers are put. Default: the models folder.")
    private @Nullable Path out;

    @Option(names = "--least", paramLabel = "N", description = "Specimens that a class needs, 3 or more. Default: 3.")
    private int least = Wish.LEAST_SPECIMENS;

    @Option(names = "--seed", description = "The same seed and photographs make the same classifier. Default: 1.")
    private long seed = Recipe.STANDARD.seed();

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (least < Wish.LEAST_SPECIMENS) {
            throw new CliException(ExitCode.MISUSED, "--least is at least " + Wish.LEAST_SPECIMENS);
        }
        if (attributes.contains(UprightTraining.ATTRIBUTE)) {
            return upright();
        }
        try (var model = PictureModel.open(home.folders(), embedder)) {
            long began = System.nanoTime();
            var wish = wish();
            var outcome = new Training(wish, model, this::bar, Clock.systemUTC()).of(photographs(wish));
            if (terminal.isLive()) {
                terminal.endRedrawn();
            }
            tell(outcome, wish, Duration.ofNanos(System.nanoTime() - began));
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
        var learning = new TurnTraining(from == null ? new Look.AsIs() : Look.Pipeline.standard(), this::bar, seed);
        try {
            new UprightTraining(collection, source(), learning, into(), terminal)
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
                from == null ? new Look.AsIs() : Look.Pipeline.standard(),
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

    private void bar(String what, int done, int total) {
        if (terminal.isLive()) {
            terminal.redraw(new Progress(total, done, 0, Duration.ZERO).line(what));
        }
    }

    private void tell(Training.Outcome outcome, Wish wish, Duration took) {
        outcome.refused().stream().limit(5).forEach(sentence -> terminal.tell("left out: " + sentence));
        if (outcome.refused().size() > 5) {
            terminal.tell("left out in all: " + outcome.refused().size());
        }
        if (json) {
            terminal.json(document(outcome, took));
            return;
        }
        var table = new Table("ATTRIBUTE", "MODEL", "CLASSES", "RIGHT", "F1", "SURENESS OFF BY", "JUDGED");
        for (var trained : outcome.attributes()) {
            switch (trained) {
                case Trained.NotEnough lacking -> terminal.tell(lacking.sentence());
                case Trained.Done done -> table.add(row(done).toArray(String[]::new));
            }
        }
        if (!table.isEmpty()) {
            table.lines().forEach(terminal::say);
        }
        terminal.tell("%d photographs; vectors took %d s (%d were there already), all %d s."
                .formatted(
                        outcome.photographs(),
                        outcome.vectorsTook().toSeconds(),
                        outcome.vectorsFound(),
                        took.toSeconds()));
        switchOn(outcome, wish);
    }

    private static List<String> row(Trained.Done done) {
        var figures = done.learnt().figures();
        return new ArrayList<>(List.of(
                done.attribute(),
                done.placed().version().name() + "@" + done.placed().version().version(),
                Integer.toString(figures.classes().size()),
                percent(figures.accuracy()),
                String.format(Locale.ROOT, "%.3f", figures.macroF1()),
                percent(figures.calibrationError()),
                Integer.toString(figures.count())));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private void switchOn(Training.Outcome outcome, Wish wish) {
        var endpoints = new ObjectMapper().createObjectNode();
        for (var trained : outcome.attributes()) {
            if (trained instanceof Trained.Done done) {
                terminal.tell("Report: " + report(done));
                if (!done.leftOut().isEmpty()) {
                    terminal.tell("Left out of %s, fewer than %d specimens: %s"
                            .formatted(done.attribute(), wish.leastSpecimens(), String.join(", ", done.leftOut())));
                }
                endpoints
                        .putObject(done.attribute())
                        .put("endpoint", done.placed().version().name());
            }
        }
        if (!endpoints.isEmpty()) {
            terminal.tell("To switch on: PUT /v1/collections/%s {\"attributes\":%s}".formatted(collection, endpoints));
        }
    }

    private static Path report(Trained.Done done) {
        return done.placed().version().folder().resolve(Training.REPORT);
    }

    private ObjectNode document(Training.Outcome outcome, Duration took) {
        var document = new ObjectMapper()
                .createObjectNode()
                .put("collection", collection)
                .put("photographs", outcome.photographs())
                .put("refused", outcome.refused().size())
                .put("vectorsFound", outcome.vectorsFound())
                .put("vectorsSeconds", outcome.vectorsTook().toMillis() / 1000.0)
                .put("seconds", took.toMillis() / 1000.0);
        var all = document.putArray("attributes");
        for (var trained : outcome.attributes()) {
            var one = all.addObject().put("attribute", trained.attribute());
            switch (trained) {
                case Trained.NotEnough lacking -> one.put("problem", lacking.sentence());
                case Trained.Done done -> {
                    var figures = done.learnt().figures();
                    one.put("model", done.placed().version().name())
                            .put("version", done.placed().version().version())
                            .put("classes", figures.classes().size())
                            .put("accuracy", figures.accuracy())
                            .put("macroF1", figures.macroF1())
                            .put("calibrationError", figures.calibrationError())
                            .put("n", figures.count())
                            .put("epochs", done.learnt().epochs())
                            .put("temperature", done.learnt().temperature())
                            .put("largestDifference", done.placed().largestDifference())
                            .put("seconds", done.took().toMillis() / 1000.0)
                            .put("report", report(done).toString());
                    done.leftOut().forEach(one.withArray("leftOut")::add);
                }
            }
        }
        return document;
    }
}
