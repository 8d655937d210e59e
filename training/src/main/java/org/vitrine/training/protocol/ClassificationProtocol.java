package org.vitrine.training.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.labelled.TrainingInputException;
import org.vitrine.training.learn.ClassifierTrainer;
import org.vitrine.training.learn.HeadHyperparameters;
import org.vitrine.training.learn.TrainingExample;
import org.vitrine.training.measure.ClassFigures;
import org.vitrine.training.measure.HeldOutPrediction;
import org.vitrine.training.vectors.ParallelMap;
import org.vitrine.training.vectors.PhotographEmbedder;
import org.vitrine.training.vectors.PictureModel;
import org.vitrine.training.vectors.PreparedInput;

/**
 * The protocol {@code classification}: measures a classifier on labelled photographs. For an embedder it trains a
 * linear head on the vectors and tests it on other groups.
 */
record ClassificationProtocol(EvaluationRequest request) {

    /** Class by which a model abstains. */
    private static final String UNKNOWN = "unknown";

    EvaluationResult measure(PictureModel model) throws IOException, InterruptedException {
        var label = request.columns().label();
        var photographs = LabelledFolder.csv(request.csv()).stream()
                .filter(photograph -> photograph.column(label).isPresent())
                .toList();
        if (photographs.isEmpty()) {
            throw new TrainingInputException("%s has no column '%s'".formatted(request.csv(), label));
        }
        return switch (model.card().task()) {
            case CLASSIFICATION -> measureClassifier(model, photographs);
            case EMBEDDING -> measureEmbedder(model, photographs);
            case DETECTION, SEGMENTATION ->
                throw new TrainingInputException("'%s' is for %s: it names no classes of whole photographs"
                        .formatted(model.card().name(), model.card().task().lowerCaseName()));
        };
    }

    private EvaluationResult measureClassifier(PictureModel model, List<LabelledPhotograph> photographs)
            throws IOException, InterruptedException {
        var labels = model.card().labels();
        var predictions = ParallelMap.map(photographs, "classes", request.progress(), photograph -> {
            var truth = photograph.required(request.columns().label());
            return switch (request.preparation().prepare(photograph.source().read())) {
                case PreparedInput.Refused _ -> List.<HeldOutPrediction>of();
                case PreparedInput.Accepted accepted ->
                    List.of(prediction(
                            photographs.indexOf(photograph),
                            truth,
                            labels,
                            model.infer(accepted.picture().bytes())));
            };
        });
        var tested = predictions.stream().flatMap(List::stream).toList();
        var notes = new ArrayList<String>();
        long unknown = tested.stream()
                .filter(prediction -> !labels.contains(prediction.truth()))
                .count();
        if (unknown > 0) {
            notes.add("%d photographs have a label that is not a class of the model; they count as wrong"
                    .formatted(unknown));
        }
        var byName = figures(ClassFigures.of(labels, tested));
        if (labels.contains(UNKNOWN)) {
            byName.putAll(whereAnswered(tested));
        }
        return new EvaluationResult(Evaluation.subject(model), byName, notes);
    }

    /**
     * Figures of a model that can abstain: how many photographs it gives a class other than {@value #UNKNOWN}, and
     * which share of these is right.
     */
    static Map<String, Number> whereAnswered(List<HeldOutPrediction> tested) {
        var answered = tested.stream()
                .filter(prediction -> !prediction.predicted().equals(UNKNOWN))
                .toList();
        var byName = new LinkedHashMap<String, Number>();
        byName.put("answered", answered.size());
        byName.put(
                "rightOfAnswered",
                Evaluation.rounded(answered.stream()
                        .mapToInt(prediction -> prediction.isCorrect() ? 1 : 0)
                        .average()
                        .orElse(0)));
        return byName;
    }

    private static HeldOutPrediction prediction(int index, String truth, List<String> labels, float[] answer) {
        int best = 0;
        for (int i = 1; i < answer.length; i++) {
            best = answer[i] > answer[best] ? i : best;
        }
        int right = labels.indexOf(truth);
        return new HeldOutPrediction(index, truth, labels.get(best), answer[best], right < 0 ? 0 : answer[right]);
    }

    private EvaluationResult measureEmbedder(PictureModel model, List<LabelledPhotograph> photographs)
            throws IOException, InterruptedException {
        var embeddings = new PhotographEmbedder(model, request.preparation(), request.cacheFolder())
                .of(photographs, request.progress());
        if (embeddings.photographs().stream()
                        .map(candidate -> candidate
                                .photograph()
                                .required(request.columns().label()))
                        .distinct()
                        .count()
                < 2) {
            throw new TrainingInputException("there is only one class in column '%s'"
                    .formatted(request.columns().label()));
        }
        var examples = embeddings.photographs().stream()
                .map(candidate -> new TrainingExample(
                        candidate.vector(),
                        candidate.photograph().required(request.columns().label()),
                        candidate
                                .photograph()
                                .column(request.columns().group())
                                .orElse(candidate.photograph().name())))
                .toList();
        var trained = new ClassifierTrainer(HeadHyperparameters.STANDARD).train(examples);
        var notes = new ArrayList<>(Evaluation.refusalNotes(embeddings.refused()));
        notes.add("a linear head was trained on its vectors and tested on other groups");
        return new EvaluationResult(Evaluation.subject(model), figures(trained.figures()), notes);
    }

    private static Map<String, Number> figures(ClassFigures figures) {
        var byName = new LinkedHashMap<String, Number>();
        byName.put("accuracy", Evaluation.rounded(figures.accuracy()));
        byName.put("macroF1", Evaluation.rounded(figures.macroF1()));
        byName.put("calibrationError", Evaluation.rounded(figures.calibrationError()));
        byName.put("n", figures.count());
        return byName;
    }
}
