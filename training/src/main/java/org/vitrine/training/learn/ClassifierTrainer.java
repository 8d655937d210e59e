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
     * @param setAside scores of the stopping fold, for the calibration
     * @param tested scores of the test fold
     */
    private record Round(int epochs, List<TemperatureScaling.Seen> setAside, List<Tested> tested) {}

    /** Scores of a test photograph; {@code at} is its position in the list. */
    private record Tested(int at, HeadScores scores) {}

    /**
     * Trains and measures a classifier. Deterministic for the same examples and seed.
     *
     * @param lessons training examples. Every class needs at least three specimens, so that it occurs in three folds
     */
    public TrainedClassifier learn(List<TrainingExample> lessons) {
        var labels = LogisticRegressionRun.labels(lessons);
        var folds = Folds.of(
                lessons.stream().map(TrainingExample::specimen).toList(),
                lessons.stream().map(TrainingExample::label).toList(),
                headHyperparameters.folds(),
                headHyperparameters.seed());
        int rounds = lessons.size() <= headHyperparameters.everyFoldUpTo() ? folds.count() : 1;
        var held = new ArrayList<Round>();
        for (int test = 0; test < rounds; test++) {
            held.add(round(lessons, labels, folds, test));
        }
        int epochs =
                (int) Math.round(held.stream().mapToInt(Round::epochs).average().orElse(1));
        double temperature = TemperatureScaling.of(
                held.stream().flatMap(round -> round.setAside().stream()).toList());
        var verdicts = held.stream()
                .flatMap(round -> round.tested().stream())
                .map(tested -> verdict(tested, lessons, labels, temperature))
                .toList();
        var course = new LogisticRegressionRun(lessons, labels, headHyperparameters);
        var head = course.next();
        for (int epoch = 1; epoch < epochs; epoch++) {
            head = course.next();
        }
        return new TrainedClassifier(
                head.at(temperature),
                ClassFigures.of(labels, verdicts),
                verdicts,
                course.directions(),
                epochs,
                temperature,
                folds);
    }

    /** Trains without two folds, stops early by the second and predicts the first. */
    private Round round(List<TrainingExample> lessons, List<String> labels, Folds folds, int test) {
        int aside = (test + 1) % folds.count();
        var setAside = LogisticRegressionRun.at(lessons, folds.of(aside));
        var learnFrom = LogisticRegressionRun.at(lessons, folds.without(test, aside));
        var course = new LogisticRegressionRun(learnFrom, LogisticRegressionRun.labels(learnFrom), headHyperparameters);
        var best = course.next();
        double least = surprise(best, setAside);
        int epochs = 1;
        for (int epoch = 2;
                epoch <= headHyperparameters.mostEpochs() && epoch - epochs <= headHyperparameters.patience();
                epoch++) {
            var head = course.next();
            double surprise = surprise(head, setAside);
            if (surprise < least) {
                least = surprise;
                best = head;
                epochs = epoch;
            }
        }
        return new Round(epochs, seen(best, setAside, labels), tested(best, lessons, folds.of(test), labels));
    }

    private static List<Tested> tested(
            LinearHead head, List<TrainingExample> lessons, List<Integer> places, List<String> labels) {
        return places.stream()
                .map(at -> new Tested(at, spread(head.scores(lessons.get(at).vector()), head, labels)))
                .toList();
    }

    private static List<TemperatureScaling.Seen> seen(
            LinearHead head, List<TrainingExample> lessons, List<String> labels) {
        return lessons.stream()
                .filter(lesson -> head.labels().contains(lesson.label()))
                .map(lesson -> new TemperatureScaling.Seen(
                        spread(head.scores(lesson.vector()), head, labels), labels.indexOf(lesson.label())))
                .toList();
    }

    /** Scores in the order of all labels. A class that had no example in this round gets probability 0. */
    private static HeadScores spread(HeadScores scores, LinearHead head, List<String> labels) {
        return head.labels().size() == labels.size() ? scores : scores.spread(head.labels(), labels);
    }

    private static HeldOutPrediction verdict(
            Tested tested, List<TrainingExample> lessons, List<String> labels, double temperature) {
        int best = tested.scores().best();
        var truth = lessons.get(tested.at()).label();
        return new HeldOutPrediction(
                tested.at(),
                truth,
                labels.get(best),
                tested.scores().probability(best, temperature),
                tested.scores().probability(labels.indexOf(truth), temperature));
    }

    /**
     * Sum over the classes of their mean negative log-likelihood, so that early stopping does not favour common
     * classes.
     */
    private static double surprise(LinearHead head, List<TrainingExample> lessons) {
        return head.labels().stream()
                .mapToDouble(label -> lessons.stream()
                        .filter(lesson -> lesson.label().equals(label))
                        .mapToDouble(lesson -> -head.scores(lesson.vector())
                                .logProbability(head.labels().indexOf(label), 1))
                        .average()
                        .orElse(0))
                .sum();
    }
}
