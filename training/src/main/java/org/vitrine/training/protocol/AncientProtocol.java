package org.vitrine.training.protocol;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.labelled.TrainingInputException;
import org.vitrine.training.measure.AngleErrors;
import org.vitrine.training.measure.Retrieval;
import org.vitrine.training.turn.RotationTraining;
import org.vitrine.training.turn.TrainedRotationModel;
import org.vitrine.training.vectors.EmbeddedPhotograph;
import org.vitrine.training.vectors.InputPreparation.Pipeline;
import org.vitrine.training.vectors.ParallelMap;
import org.vitrine.training.vectors.PhotographEmbedder;
import org.vitrine.training.vectors.PictureModel;
import org.vitrine.training.vectors.PreparedInput;
import org.vitrine.training.vectors.TrainingVector;

/**
 * The protocol {@code ancient}: cut-outs of coins are composed onto backgrounds (granite of {@code ../euro}, pictures
 * of {@code ../museum}). It measures whether the composites are found among the cut-outs, how well they are cut out
 * again, and the error of the step {@code upright}.
 */
record AncientProtocol(EvaluationRequest request) {

    private static final long SEED = 3;
    private static final String CUT_OUT = "cut-out";

    /**
     * Runs the protocol.
     *
     * @param model embedder; without one retrieval is not measured
     * @throws LabelledException if a folder is missing or empty
     */
    EvaluationResult measure(Optional<PictureModel> model) throws IOException, InterruptedException {
        var cutOuts = cutOuts();
        var composer = new CompositeGenerator(backgrounds());
        var composites = composer.compose(cutOuts, SEED, false);
        var views = views(composites, request.preparation(), model);
        var figures = new LinkedHashMap<String, Number>();
        var notes = new ArrayList<String>();
        if (model.isPresent()) {
            var gallery = new PhotographEmbedder(model.get(), request.preparation(), request.cacheFolder())
                    .of(cutOuts, request.progress());
            var retrieval = new Retrieval(
                    views.stream().flatMap(view -> view.query().stream()).toList(),
                    gallery.photographs(),
                    (query, found) -> query.required(CUT_OUT).equals(found.name()),
                    (_, _) -> true);
            figures.putAll(Evaluation.figures(retrieval, model.get(), request.rerank()));
            notes.addAll(Evaluation.refusalNotes(gallery.refused()));
        }
        figures.put("iou", meanOverlap(views));
        figures.put(
                "iouWithShadow",
                meanOverlap(views(composer.compose(cutOuts, SEED, true), request.preparation(), Optional.empty())));
        shippedModelFigures(composites).forEach(figures::put);
        var measured = AngleProtocol.result(
                model.map(Evaluation::subject).orElse("prepare"), figures, angles(composites, cutOuts));
        notes.addAll(measured.notes());
        return new EvaluationResult(measured.subject(), measured.figures(), notes);
    }

    /**
     * Result of preparing one composite.
     *
     * @param query the composite with its vector; empty without a model
     * @param overlap intersection over union of the found mask and the true one
     * @param angleError error of the estimated rotation in degrees; empty if the step found none
     */
    private record PreparedComposite(
            Optional<EmbeddedPhotograph> query, OptionalDouble overlap, OptionalDouble angleError) {

        static final PreparedComposite NONE =
                new PreparedComposite(Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    private List<PreparedComposite> views(
            List<Composite> composites, Pipeline preparation, Optional<PictureModel> model)
            throws IOException, InterruptedException {
        return ParallelMap.map(composites, "composites", request.progress(), composite -> {
            var photograph = composite.photograph();
            return switch (preparation.prepare(photograph.source().read())) {
                case PreparedInput.Refused _ -> PreparedComposite.NONE;
                case PreparedInput.Accepted accepted -> {
                    var prepared = accepted.steps().orElseThrow();
                    Optional<EmbeddedPhotograph> query = model.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new EmbeddedPhotograph(
                                    photograph,
                                    TrainingVector.of(
                                            model.get().infer(accepted.picture().bytes())),
                                    preparation));
                    yield new PreparedComposite(
                            query,
                            OptionalDouble.of(composite.mask().overlap(MaskProtocol.mask(prepared))),
                            AngleProtocol.angleError(UprightStepResult.of(prepared), composite.angleDegrees()));
                }
            };
        });
    }

    private static double meanOverlap(List<PreparedComposite> views) {
        return Evaluation.rounded(
                MaskProtocol.mean(views.stream().map(PreparedComposite::overlap).toList()));
    }

    /**
     * Figures of the shipped rotation model, which was not trained on any of these coins: for how many composites it is
     * confident of an angle, and the error of these.
     */
    private Map<String, Number> shippedModelFigures(List<Composite> composites)
            throws IOException, InterruptedException {
        var errors = views(
                        composites,
                        UprightStepResult.withStep(request.preparation(), Optional.empty()),
                        Optional.empty())
                .stream()
                .map(PreparedComposite::angleError)
                .flatMapToDouble(OptionalDouble::stream)
                .boxed()
                .toList();
        var figures = new LinkedHashMap<String, Number>();
        figures.put("nByShipped", errors.size());
        if (!errors.isEmpty()) {
            Evaluation.figures(AngleErrors.of(errors))
                    .forEach((figure, value) -> figures.put(figure + "ByShipped", value));
        }
        return figures;
    }

    /** Errors of a rotation model that is trained on the cut-outs, which are upright. */
    private List<OptionalDouble> angles(List<Composite> composites, List<LabelledPhotograph> cutOuts)
            throws IOException, InterruptedException {
        var trained = new RotationTraining(
                        UprightStepResult.withoutStep(request.preparation()), request.progress(), SEED)
                .train(cutOuts);
        try (var rotationModel = TrainedRotationModel.of(trained)) {
            return views(
                            composites,
                            UprightStepResult.withStep(request.preparation(), Optional.of(rotationModel)),
                            Optional.empty())
                    .stream()
                    .map(PreparedComposite::angleError)
                    .toList();
        }
    }

    private List<LabelledPhotograph> cutOuts() throws IOException {
        var images = request.folder().resolve("images");
        if (!Files.isDirectory(images)) {
            throw new TrainingInputException("there is no folder " + images + " of cut-outs");
        }
        return files(images).stream()
                .map(file ->
                        new LabelledPhotograph(file.getFileName().toString(), () -> Files.readAllBytes(file), Map.of()))
                .toList();
    }

    /**
     * The backgrounds: photographs of {@code ../euro} whose column {@code background} is {@code granite}, and
     * {@code ../museum}.
     */
    private BackgroundSet backgrounds() throws IOException {
        var beside = request.folder().toAbsolutePath().normalize();
        var euro = beside.resolveSibling("euro");
        var museum = beside.resolveSibling("museum");
        for (Path folder : List.of(euro.resolve(LabelledFolder.CSV), museum.resolve("images"))) {
            if (!Files.exists(folder)) {
                throw new TrainingInputException(
                        "the protocol ancient needs the folders euro/ and museum/ beside %s; %s is missing"
                                .formatted(beside, folder));
            }
        }
        var granite = LabelledFolder.csv(euro.resolve(LabelledFolder.CSV)).stream()
                .filter(photograph -> photograph
                        .column("background")
                        .filter("granite"::equals)
                        .isPresent())
                .map(LabelledPhotograph::source)
                .toList();
        var pictures = files(museum.resolve("images")).stream()
                .map(file -> (LabelledPhotograph.Source) () -> Files.readAllBytes(file))
                .toList();
        if (granite.isEmpty() || pictures.isEmpty()) {
            throw new TrainingInputException(
                    "euro/ has no granite, or museum/ has no picture, as background; add photographs");
        }
        return new BackgroundSet(granite, pictures);
    }

    private static List<Path> files(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            listed.forEach(files::add);
        }
        files.sort(null);
        return files;
    }
}
