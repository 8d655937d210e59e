package org.vitrine.training.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vitrine.training.labelled.LabelledException;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.LabelledPhotograph;
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
record ClassificationProtocol(EvaluationRequest asked) {

    /** Class by which a model abstains. */
    private static final String UNKNOWN = "unknown";

    EvaluationResult measure(PictureModel model) throws IOException, InterruptedException {
        var label = asked.columns().label();
        var photographs = LabelledFolder.csv(asked.csv()).stream()
                .filter(photograph -> photograph.column(label).isPresent())
                .toList();
        if (photographs.isEmpty()) {
            throw new LabelledException("%s has no column '%s'".formatted(asked.csv(), label));
        }
        return switch (model.card().task()) {
            case CLASSIFICATION -> measureClassifier(model, photographs);
            case EMBEDDING -> learnt(model, photographs);
            case DETECTION, SEGMENTATION ->
                throw new LabelledException("'%s' is for %s: it names no classes of whole photographs"
                        .formatted(model.card().name(), model.card().task().inWords()));
        };
    }

    private EvaluationResult measureClassifier(PictureModel model, List<LabelledPhotograph> photographs)
            throws IOException, InterruptedException {
        var labels = model.card().labels();
        var verdicts = ParallelMap.map(photographs, "classes", asked.progress(), photograph -> {
            var truth = photograph.needed(asked.columns().label());
            return switch (asked.look().at(photograph.source().read())) {
                case PreparedInput.Refused _ -> List.<HeldOutPrediction>of();
                case PreparedInput.Seen seen ->
                    List.of(verdict(
                            photographs.indexOf(photograph),
                            truth,
                            labels,
                            model.answer(seen.shown().bytes())));
            };
        });
        var judged = verdicts.stream().flatMap(List::stream).toList();
        var notes = new ArrayList<String>();
        long unknown = judged.stream()
                .filter(verdict -> !labels.contains(verdict.truth()))
                .count();
        if (unknown > 0) {
            notes.add(
                    "%d photographs have a label that is not a class of the model; they count as wrong".formatted(unknown));
        }
        var told = told(ClassFigures.of(labels, judged));
        if (labels.contains(UNKNOWN)) {
            told.putAll(whereAnswered(judged));
        }
        return new EvaluationResult(Evaluation.subject(model), told, notes);
    }

    /**
     * Figures of a model that can abstain: how many photographs it gives a class other than {@value #UNKNOWN}, and
     * which share of these is right.
     */
    static Map<String, Number> whereAnswered(List<HeldOutPrediction> judged) {
        var spoken = judged.stream()
                .filter(verdict -> !verdict.said().equals(UNKNOWN))
                .toList();
        var told = new LinkedHashMap<String, Number>();
        told.put("spoken", spoken.size());
        told.put(
                "rightWhereSpoken",
                Evaluation.rounded(spoken.stream()
                        .mapToInt(verdict -> verdict.isRight() ? 1 : 0)
                        .average()
                        .orElse(0)));
        return told;
    }

    private static HeldOutPrediction verdict(int at, String truth, List<String> labels, float[] answer) {
        int best = 0;
        for (int i = 1; i < answer.length; i++) {
            best = answer[i] > answer[best] ? i : best;
        }
        int right = labels.indexOf(truth);
        return new HeldOutPrediction(at, truth, labels.get(best), answer[best], right < 0 ? 0 : answer[right]);
    }

    private EvaluationResult learnt(PictureModel model, List<LabelledPhotograph> photographs)
            throws IOException, InterruptedException {
        var made = new PhotographEmbedder(model, asked.look(), asked.keptIn()).of(photographs, asked.progress());
        if (made.candidates().stream()
                        .map(candidate ->
                                candidate.photograph().needed(asked.columns().label()))
                        .distinct()
                        .count()
                < 2) {
            throw new LabelledException("there is only one class in column '%s'"
                    .formatted(asked.columns().label()));
        }
        var lessons = made.candidates().stream()
                .map(candidate -> new TrainingExample(
                        candidate.vector(),
                        candidate.photograph().needed(asked.columns().label()),
                        candidate
                                .photograph()
                                .column(asked.columns().group())
                                .orElse(candidate.photograph().name())))
                .toList();
        var learnt = new ClassifierTrainer(HeadHyperparameters.STANDARD).learn(lessons);
        var notes = new ArrayList<>(Evaluation.refusals(made.refused()));
        notes.add("a linear head was trained on its vectors and tested on other groups");
        return new EvaluationResult(Evaluation.subject(model), told(learnt.figures()), notes);
    }

    private static Map<String, Number> told(ClassFigures figures) {
        var told = new LinkedHashMap<String, Number>();
        told.put("accuracy", Evaluation.rounded(figures.accuracy()));
        told.put("macroF1", Evaluation.rounded(figures.macroF1()));
        told.put("calibrationError", Evaluation.rounded(figures.calibrationError()));
        told.put("n", figures.count());
        return told;
    }
}
