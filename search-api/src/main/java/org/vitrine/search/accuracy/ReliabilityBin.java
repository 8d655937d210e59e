package org.vitrine.search.accuracy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Answers whose best score lies in one range.
 *
 * @param from least score
 * @param to greatest score
 * @param mean of the scores
 * @param right share whose best candidate was right
 * @param n answers
 */
@Schema(description = "Answers whose best score lies in one range; bins hold equally many answers.")
record ReliabilityBin(double from, double to, double mean, double right, int n) {

    /** With fewer answers the share that is right says little: its standard error is up to .11. */
    private static final int LEAST_IN_BIN = 20;

    private static final int MOST_BINS = 10;

    /** The best score of an answer, and whether the best candidate was right. */
    record Scored(double score, boolean right) {}

    /**
     * Bins of equal mass, in the order of their scores: up to 10, each with 20 answers or more; one where there are fewer.
     */
    static List<ReliabilityBin> of(List<Scored> answers) {
        var sorted = answers.stream()
                .sorted(Comparator.comparingDouble(Scored::score))
                .toList();
        int bins = Math.clamp(sorted.size() / LEAST_IN_BIN, Math.min(1, sorted.size()), MOST_BINS);
        var all = new ArrayList<ReliabilityBin>();
        for (int bin = 0; bin < bins; bin++) {
            int from = (int) ((long) sorted.size() * bin / bins);
            int to = (int) ((long) sorted.size() * (bin + 1) / bins);
            all.add(bin(sorted.subList(from, to)));
        }
        return List.copyOf(all);
    }

    /** Expected calibration error: |share right − mean score|, weighed by the answers of each bin (Guo et al. 2017). */
    static Optional<Double> expectedCalibrationError(List<ReliabilityBin> bins) {
        int n = bins.stream().mapToInt(ReliabilityBin::n).sum();
        return n == 0
                ? Optional.empty()
                : Optional.of(LiveAccuracy.rounded(bins.stream()
                        .mapToDouble(bin -> Math.abs(bin.right() - bin.mean()) * bin.n() / n)
                        .sum()));
    }

    private static ReliabilityBin bin(List<Scored> answers) {
        double mean = answers.stream().mapToDouble(Scored::score).average().orElse(0);
        long right = answers.stream().filter(Scored::right).count();
        return new ReliabilityBin(
                LiveAccuracy.rounded(answers.getFirst().score()),
                LiveAccuracy.rounded(answers.getLast().score()),
                LiveAccuracy.rounded(mean),
                LiveAccuracy.rounded((double) right / answers.size()),
                answers.size());
    }
}
