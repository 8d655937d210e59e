package org.vitrine.training.measure;

import java.util.List;

/**
 * Figures of a retrieval experiment. Queries without a relevant photograph in the gallery are not counted.
 *
 * @param top1 share of queries whose first result is relevant
 * @param hit8 share of queries with a relevant result among the first {@value #SHOWN}
 * @param recall8 mean share of the relevant photographs that are among the first {@value #SHOWN}, of at most
 *     {@value #SHOWN}
 * @param meanAveragePrecision mean average precision over all ranks (mAP)
 * @param queries number of queries counted
 */
public record RetrievalFigures(double top1, double hit8, double recall8, double meanAveragePrecision, int queries) {

    private static final int SHOWN = 8;

    /** @param answers for each query, whether the result at each rank is relevant */
    public static RetrievalFigures of(List<List<Boolean>> answers) {
        double top1 = 0;
        double hit8 = 0;
        double recall8 = 0;
        double precision = 0;
        int queries = 0;
        for (var answer : answers) {
            long relevant = answer.stream().filter(is -> is).count();
            if (relevant == 0) {
                continue;
            }
            queries++;
            long relevantShown = answer.stream().limit(SHOWN).filter(is -> is).count();
            top1 += answer.getFirst() ? 1 : 0;
            hit8 += relevantShown > 0 ? 1 : 0;
            recall8 += (double) relevantShown / Math.min(SHOWN, relevant);
            precision += averagePrecision(answer, relevant);
        }
        int count = Math.max(1, queries);
        return new RetrievalFigures(top1 / count, hit8 / count, recall8 / count, precision / count, queries);
    }

    private static double averagePrecision(List<Boolean> answer, long relevant) {
        double sum = 0;
        int found = 0;
        for (int rank = 0; rank < answer.size(); rank++) {
            if (answer.get(rank)) {
                found++;
                sum += (double) found / (rank + 1);
            }
        }
        return sum / relevant;
    }
}
