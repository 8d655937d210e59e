package org.vitrine.training.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.sgd.AbstractSGDTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Trains Tribuo's logistic regression one epoch at a time, so that the caller can stop after any epoch. Examples are
 * weighted so that rare classes count as much as common ones. Not thread-safe.
 */
final class LogisticRegressionRun {

    /**
     * Upper bound of the weight of an example, so that the noise of a class with very few photographs does not dominate
     * the training.
     */
    private static final double MAX_WEIGHT = 10;

    /** Kept in a field: java.util.logging drops loggers that are not referenced, together with their levels. */
    private static final Logger TRIBUO_LOGGER = Logger.getLogger(AbstractSGDTrainer.class.getName());

    private final List<String> labels;
    private final CentredVectors centredVectors;
    private final MutableDataset<Label> dataset;
    private final WarmStart optimiser;
    private final LinearSGDTrainer trainer;
    private List<Integer> rows = List.of();
    private int epoch;

    LogisticRegressionRun(
            List<TrainingExample> examples, List<String> labels, HeadHyperparameters headHyperparameters) {
        TRIBUO_LOGGER.setLevel(Level.WARNING);
        this.labels = labels;
        this.centredVectors = CentredVectors.of(examples, labels.size(), headHyperparameters);
        var factory = new LabelFactory();
        dataset = new MutableDataset<>(new SimpleDataSourceProvenance("photographs", factory), factory);
        var counts = examples.stream()
                .collect(Collectors.groupingBy(TrainingExample::label, Collectors.<TrainingExample>counting()));
        for (var trainingExample : examples) {
            var example = new ArrayExample<>(
                    new Label(trainingExample.label()),
                    centredVectors.featureNames(),
                    centredVectors.of(trainingExample));
            example.setWeight(weight(counts.getOrDefault(trainingExample.label(), 1L), counts.size(), examples.size()));
            dataset.add(example);
        }
        optimiser = new WarmStart(new AdaGrad(headHyperparameters.learningRate()));
        trainer = new LinearSGDTrainer(
                new LogMulticlass(),
                optimiser,
                1,
                Integer.MAX_VALUE,
                headHyperparameters.batch(),
                headHyperparameters.seed());
    }

    private static float weight(long ofClass, int classes, int all) {
        return (float) Math.min(MAX_WEIGHT, (double) all / classes / ofClass);
    }

    /** Trains one more epoch and returns the head as it is after it. */
    LinearHead trainEpoch() {
        var model = trainer.train(dataset, Map.of(), epoch++);
        if (rows.isEmpty()) {
            var numbers = new ArrayList<Integer>();
            for (String label : labels) {
                numbers.add(model.getOutputIDInfo().getID(new Label(label)));
            }
            rows = numbers;
        }
        return centredVectors.head(labels, optimiser.weights(), rows);
    }

    /** Number of features of an example. */
    int directions() {
        return centredVectors.featureNames().length;
    }

    /** Distinct labels of the examples, sorted. */
    static List<String> labels(List<TrainingExample> examples) {
        return examples.stream().map(TrainingExample::label).distinct().sorted().toList();
    }

    /** The elements at the given positions. */
    static <T> List<T> elementsAt(List<T> all, List<Integer> places) {
        return places.stream().map((Function<Integer, T>) all::get).toList();
    }
}
