package org.vitrine.search.accuracy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One bin of a reliability diagram: the answers whose best score lies in one range.
 *
 * @param from least score in the bin
 * @param to greatest score in the bin
 * @param mean mean of the scores
 * @param right share of the answers whose best candidate was right, in [0, 1]
 * @param n number of answers
 */
@Schema(description = "Answers whose best score lies in one range; bins hold equally many answers.")
record ReliabilityBin(double from, double to, double mean, double right, int n) {

    /**
     * Minimum number of answers per bin. With fewer, the share of right answers means little: with 20, its standard
     * error is up to .11.
     */
    private static final int MIN_PER_BIN = 20;

    private static final int MAX_BINS = 10;

    /** The best score of an answer, in [0, 1], and whether the best candidate was right. */
    record Scored(double score, boolean right) {}

    /**
     * Divides answers into bins of equal mass, in the order of their scores: up to 10 bins of 20 answers or more. One
     * bin for fewer than 20 answers, none for no answers.
     */
    static List<ReliabilityBin> of(List<Scored> answers) {
        var sorted = answers.stream()
                .sorted(Comparator.comparingDouble(Scored::score))
                .toList();
        int bins = Math.clamp(sorted.size() / MIN_PER_BIN, Math.min(1, sorted.size()), MAX_BINS);
        var all = new ArrayList<ReliabilityBin>();
        for (int bin = 0; bin < bins; bin++) {
            int from = (int) ((long) sorted.size() * bin / bins);
            int to = (int) ((long) sorted.size() * (bin + 1) / bins);
            all.add(bin(sorted.subList(from, to)));
        }
        return List.copyOf(all);
    }

    /**
     * Computes the expected calibration error: |share right − mean score|, weighted by the number of answers of each
     * bin (Guo et al. 2017). Empty if there are no answers.
     */
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
