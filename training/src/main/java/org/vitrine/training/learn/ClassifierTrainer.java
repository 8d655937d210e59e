package org.vitrine.training.learn;

import java.util.ArrayList;
import java.util.List;
import org.vitrine.training.measure.ClassFigures;
import org.vitrine.training.measure.HeldOutPrediction;

/**
 * Trains a linear head by logistic regression and measures it by cross-validation.
 *
 * <pre>
 * folds by specimen ─▶ round: test on one fold, stop and calibrate on the next, train on the rest
 *                      ─▶ predictions, epochs, temperature
 *                      one round where photographs are many, else as many as folds
 * all photographs, trained for the mean number of epochs, with the fitted temperature ─▶ the head
 * </pre>
 */
public final class ClassifierTrainer {

    private final HeadHyperparameters headHyperparameters;

    public ClassifierTrainer(HeadHyperparameters headHyperparameters) {
        this.headHyperparameters = headHyperparameters;
    }

    /**
     * Result of one round of the cross-validation.
     *
     * @param epochs epochs after which the loss on the stopping fold was lowest
     * @param stopping scores of the stopping fold, for the calibration
     * @param tested scores of the test fold
     */
    private record Round(int epochs, List<TemperatureScaling.LabelledScores> stopping, List<Tested> tested) {}

    /** Scores of a test photograph; {@code index} is its position in the list. */
    private record Tested(int index, HeadScores scores) {}

    /**
     * Trains and measures a classifier. Deterministic for the same examples and seed.
     *
     * @param examples training examples. Every class needs at least three specimens, so that it occurs in three folds
     */
    public TrainedClassifier train(List<TrainingExample> examples) {
        var labels = LogisticRegressionRun.labels(examples);
        var folds = Folds.of(
                examples.stream().map(TrainingExample::specimen).toList(),
                examples.stream().map(TrainingExample::label).toList(),
                headHyperparameters.folds(),
                headHyperparameters.seed());
        int rounds = examples.size() <= headHyperparameters.allFoldsUpTo() ? folds.count() : 1;
        var results = new ArrayList<Round>();
        for (int test = 0; test < rounds; test++) {
            results.add(round(examples, labels, folds, test));
        }
        int epochs = (int)
                Math.round(results.stream().mapToInt(Round::epochs).average().orElse(1));
        double temperature = TemperatureScaling.of(
                results.stream().flatMap(round -> round.stopping().stream()).toList());
        var predictions = results.stream()
                .flatMap(round -> round.tested().stream())
                .map(tested -> prediction(tested, examples, labels, temperature))
                .toList();
        var run = new LogisticRegressionRun(examples, labels, headHyperparameters);
        var head = run.trainEpoch();
        for (int epoch = 1; epoch < epochs; epoch++) {
            head = run.trainEpoch();
        }
        return new TrainedClassifier(
                head.withTemperature(temperature),
                ClassFigures.of(labels, predictions),
                predictions,
                run.directions(),
                epochs,
                temperature,
                folds);
    }

    /** Trains without two folds, stops early by the second and predicts the first. */
    private Round round(List<TrainingExample> examples, List<String> labels, Folds folds, int test) {
        int stoppingFold = (test + 1) % folds.count();
        var stopping = LogisticRegressionRun.elementsAt(examples, folds.of(stoppingFold));
        var trainingData = LogisticRegressionRun.elementsAt(examples, folds.without(test, stoppingFold));
        var run = new LogisticRegressionRun(
                trainingData, LogisticRegressionRun.labels(trainingData), headHyperparameters);
        var best = run.trainEpoch();
        double lowestLoss = negativeLogLikelihood(best, stopping);
        int epochs = 1;
        for (int epoch = 2;
                epoch <= headHyperparameters.maxEpochs() && epoch - epochs <= headHyperparameters.patience();
                epoch++) {
            var head = run.trainEpoch();
            double loss = negativeLogLikelihood(head, stopping);
            if (loss < lowestLoss) {
                lowestLoss = loss;
                best = head;
                epochs = epoch;
            }
        }
        return new Round(
                epochs, labelledScores(best, stopping, labels), tested(best, examples, folds.of(test), labels));
    }

    private static List<Tested> tested(
            LinearHead head, List<TrainingExample> examples, List<Integer> places, List<String> labels) {
        return places.stream()
                .map(at -> new Tested(at, reordered(head.scores(examples.get(at).vector()), head, labels)))
                .toList();
    }

    private static List<TemperatureScaling.LabelledScores> labelledScores(
            LinearHead head, List<TrainingExample> examples, List<String> labels) {
        return examples.stream()
                .filter(example -> head.labels().contains(example.label()))
                .map(example -> new TemperatureScaling.LabelledScores(
                        reordered(head.scores(example.vector()), head, labels), labels.indexOf(example.label())))
                .toList();
    }

    /** Scores in the order of all labels. A class that had no example in this round gets probability 0. */
    private static HeadScores reordered(HeadScores scores, LinearHead head, List<String> labels) {
        return head.labels().size() == labels.size() ? scores : scores.reordered(head.labels(), labels);
    }

    private static HeldOutPrediction prediction(
            Tested tested, List<TrainingExample> examples, List<String> labels, double temperature) {
        int best = tested.scores().best();
        var truth = examples.get(tested.index()).label();
        return new HeldOutPrediction(
                tested.index(),
                truth,
                labels.get(best),
                tested.scores().probability(best, temperature),
                tested.scores().probability(labels.indexOf(truth), temperature));
    }

    /**
     * Sum over the classes of their mean negative log-likelihood, so that early stopping does not favour common
     * classes.
     */
    private static double negativeLogLikelihood(LinearHead head, List<TrainingExample> examples) {
        return head.labels().stream()
                .mapToDouble(label -> examples.stream()
                        .filter(example -> example.label().equals(label))
                        .mapToDouble(example -> -head.scores(example.vector())
                                .logProbability(head.labels().indexOf(label), 1))
                        .average()
                        .orElse(0))
                .sum();
    }
}
