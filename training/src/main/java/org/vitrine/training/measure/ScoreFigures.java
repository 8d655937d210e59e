package org.vitrine.training.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Figures of match scores: their calibration, and how often answers are confident and right.
 *
 * @param calibrationError expected calibration error: over {@value #BINS} bins of equally many predictions, the mean
 *     difference between the mean score and the share that is right
 * @param low lower end of its 95 % interval: 2.5 % quantile by bootstrap over photographs
 * @param high upper end: 97.5 % quantile
 * @param confidentRight share of the confident predictions that are right; 1 if none is confident
 * @param coverage share of all predictions that are confident
 * @param coverageCatalogued share of the predictions whose item is in the catalogue that are confident
 * @param top1 share of the predictions whose item is in the catalogue and whose best item is right
 * @param predictions number of predictions
 * @param photographs number of query photographs
 */
public record ScoreFigures(
        double calibrationError,
        double low,
        double high,
        double confidentRight,
        double coverage,
        double coverageCatalogued,
        double top1,
        int predictions,
        int photographs) {

    static final int BINS = 5;

    private static final int RESAMPLES = 1000;
    private static final long SEED = 29;

    /** @param predictions at least one */
    public static ScoreFigures of(List<ItemPrediction> predictions) {
        Collection<List<ItemPrediction>> byPhotograph = predictions.stream()
                .collect(Collectors.groupingBy(ItemPrediction::photograph))
                .values();
        var resampled = resampled(List.copyOf(byPhotograph));
        var confident = predictions.stream().filter(ItemPrediction::confident).toList();
        var catalogued = predictions.stream().filter(ItemPrediction::catalogued).toList();
        return new ScoreFigures(
                calibrationError(predictions),
                resampled.get((int) (0.025 * RESAMPLES)),
                resampled.get((int) (0.975 * RESAMPLES)),
                confident.isEmpty() ? 1 : share(confident, ItemPrediction::correct),
                share(predictions, ItemPrediction::confident),
                share(catalogued, ItemPrediction::confident),
                share(catalogued, ItemPrediction::correct),
                predictions.size(),
                byPhotograph.size());
    }

    private static double share(List<ItemPrediction> predictions, Predicate<ItemPrediction> condition) {
        return predictions.isEmpty()
                ? 0
                : (double) predictions.stream().filter(condition).count() / predictions.size();
    }

    static double calibrationError(List<ItemPrediction> predictions) {
        var sorted = predictions.stream()
                .sorted(Comparator.comparingDouble(ItemPrediction::score))
                .toList();
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            var in = sorted.subList(bin * sorted.size() / BINS, (bin + 1) * sorted.size() / BINS);
            double score = in.stream().mapToDouble(ItemPrediction::score).sum();
            long right = in.stream().filter(ItemPrediction::correct).count();
            error += Math.abs(score - right);
        }
        return predictions.isEmpty() ? 0 : error / predictions.size();
    }

    /** Calibration errors of {@value #RESAMPLES} bootstrap samples of photographs, ascending. */
    private static List<Double> resampled(List<List<ItemPrediction>> photographs) {
        var random = new Random(SEED);
        var errors = new ArrayList<Double>();
        for (int i = 0; i < RESAMPLES; i++) {
            var drawn = new ArrayList<ItemPrediction>();
            for (int j = 0; j < photographs.size(); j++) {
                drawn.addAll(photographs.get(random.nextInt(photographs.size())));
            }
            errors.add(calibrationError(drawn));
        }
        errors.sort(null);
        return errors;
    }
}
