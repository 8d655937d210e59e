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
    private static final double MOST_WEIGHT = 10;

    /** Kept in a field: java.util.logging drops loggers that are not referenced, together with their levels. */
    private static final Logger TALK = Logger.getLogger(AbstractSGDTrainer.class.getName());

    private final List<String> labels;
    private final CentredVectors centredVectors;
    private final MutableDataset<Label> dataset;
    private final WarmStart optimiser;
    private final LinearSGDTrainer trainer;
    private List<Integer> rows = List.of();
    private int epoch;

    LogisticRegressionRun(List<TrainingExample> lessons, List<String> labels, HeadHyperparameters headHyperparameters) {
        TALK.setLevel(Level.WARNING);
        this.labels = labels;
        this.centredVectors = CentredVectors.of(lessons, labels.size(), headHyperparameters);
        var factory = new LabelFactory();
        dataset = new MutableDataset<>(new SimpleDataSourceProvenance("photographs", factory), factory);
        var counts = lessons.stream()
                .collect(Collectors.groupingBy(TrainingExample::label, Collectors.<TrainingExample>counting()));
        for (var lesson : lessons) {
            var example =
                    new ArrayExample<>(new Label(lesson.label()), centredVectors.names(), centredVectors.of(lesson));
            example.setWeight(weight(counts.getOrDefault(lesson.label(), 1L), counts.size(), lessons.size()));
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
        return (float) Math.min(MOST_WEIGHT, (double) all / classes / ofClass);
    }

    /** Trains one more epoch and returns the head as it is after it. */
    LinearHead next() {
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
        return centredVectors.names().length;
    }

    /** Distinct labels of the examples, sorted. */
    static List<String> labels(List<TrainingExample> lessons) {
        return lessons.stream().map(TrainingExample::label).distinct().sorted().toList();
    }

    /** The elements at the given positions. */
    static <T> List<T> at(List<T> all, List<Integer> places) {
        return places.stream().map((Function<Integer, T>) all::get).toList();
    }
}
