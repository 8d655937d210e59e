package org.vitrine.training.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Figures of a classifier on photographs that were not its training data.
 *
 * @param accuracy share of photographs whose predicted class is right
 * @param macroF1 mean of the classes' F1, so that a rare class counts as much as a common one; classes without a
 *     photograph are left out
 * @param calibrationError mean absolute difference between confidence and accuracy over {@value #BINS} bins of equal
 *     width, weighted by their photographs (ECE)
 * @param count number of photographs
 * @param classes figures of each class, in the order of the labels
 * @param reliability the bins that contain photographs, by rising confidence
 * @param confusion number of photographs of each class (row) that were predicted as each class (column)
 */
public record ClassFigures(
        double accuracy,
        double macroF1,
        double calibrationError,
        int count,
        List<OfClass> classes,
        List<Bin> reliability,
        List<List<Integer>> confusion) {

    private static final int BINS = 10;

    public ClassFigures {
        classes = List.copyOf(classes);
        reliability = List.copyOf(reliability);
        confusion = List.copyOf(confusion);
    }

    /**
     * Figures of one class.
     *
     * @param support number of photographs of the class
     */
    public record OfClass(String label, double precision, double recall, double f1, int support) {}

    /**
     * Predictions of similar confidence.
     *
     * @param confidence their mean confidence
     * @param accuracy share of them that is right
     * @param count number of predictions
     */
    public record Bin(double confidence, double accuracy, int count) {}

    /**
     * Computes the figures. Predictions whose true class is not among the labels count as wrong in {@code accuracy} and
     * are not in the confusion matrix.
     *
     * @param labels classes, in the order of the figures
     */
    public static ClassFigures of(List<String> labels, List<HeldOutPrediction> predictions) {
        var confusion = confusion(labels, predictions);
        var classes = new ArrayList<OfClass>();
        for (int i = 0; i < labels.size(); i++) {
            classes.add(ofClass(labels.get(i), i, confusion));
        }
        var bins = bins(predictions);
        int count = Math.max(1, predictions.size());
        return new ClassFigures(
                (double) predictions.stream()
                                .filter(HeldOutPrediction::isCorrect)
                                .count()
                        / count,
                classes.stream()
                        .filter(each -> each.support() > 0)
                        .mapToDouble(OfClass::f1)
                        .average()
                        .orElse(0),
                bins.stream()
                                .mapToDouble(bin -> bin.count() * Math.abs(bin.confidence() - bin.accuracy()))
                                .sum()
                        / count,
                predictions.size(),
                classes,
                bins,
                confusion);
    }

    private static List<List<Integer>> confusion(List<String> labels, List<HeldOutPrediction> predictions) {
        var rows = new ArrayList<List<Integer>>();
        for (int i = 0; i < labels.size(); i++) {
            rows.add(new ArrayList<>(Collections.nCopies(labels.size(), 0)));
        }
        for (var prediction : predictions) {
            int truth = labels.indexOf(prediction.truth());
            int predicted = labels.indexOf(prediction.predicted());
            if (truth >= 0 && predicted >= 0) {
                rows.get(truth).set(predicted, rows.get(truth).get(predicted) + 1);
            }
        }
        return rows.stream().map(List::copyOf).toList();
    }

    private static OfClass ofClass(String label, int index, List<List<Integer>> confusion) {
        int right = confusion.get(index).get(index);
        int support = confusion.get(index).stream().mapToInt(Integer::intValue).sum();
        int predicted = confusion.stream().mapToInt(row -> row.get(index)).sum();
        double precision = predicted == 0 ? 0 : (double) right / predicted;
        double recall = support == 0 ? 0 : (double) right / support;
        double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new OfClass(label, precision, recall, f1, support);
    }

    private static List<Bin> bins(List<HeldOutPrediction> predictions) {
        var bins = new ArrayList<Bin>();
        for (int bin = 0; bin < BINS; bin++) {
            int number = bin;
            var in = predictions.stream()
                    .filter(prediction -> Math.min(BINS - 1, (int) (prediction.confidence() * BINS)) == number)
                    .toList();
            if (!in.isEmpty()) {
                bins.add(new Bin(
                        in.stream()
                                .mapToDouble(HeldOutPrediction::confidence)
                                .average()
                                .orElse(0),
                        (double) in.stream()
                                        .filter(HeldOutPrediction::isCorrect)
                                        .count()
                                / in.size(),
                        in.size()));
            }
        }
        return bins;
    }
}
