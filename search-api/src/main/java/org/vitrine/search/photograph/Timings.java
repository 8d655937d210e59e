package org.vitrine.search.photograph;

import java.util.List;
import org.vitrine.search.near.NearestItemsAnswer;

/**
 * Where the time of a search went, in milliseconds. Photographs of one search are prepared and described side by side: of two, the
 * longer time counts.
 *
 * @param nearestMs asking the index, and scoring
 * @param verifyMs comparing candidates stroke by stroke; 0 where none were compared
 */
record Timings(double prepareMs, double describeMs, double nearestMs, double verifyMs) {

    static Timings of(List<QueryPhotograph> photographs, NearestItemsAnswer nearestItemsAnswer, double answerMs) {
        double verifyMs = nearestItemsAnswer
                .verification()
                .map(NearestItemsAnswer.Verification::tookMs)
                .orElse(0L);
        return new Timings(
                rounded(photographs.stream()
                        .mapToDouble(QueryPhotograph::prepareMs)
                        .max()
                        .orElse(0)),
                rounded(photographs.stream()
                        .mapToDouble(QueryPhotograph::describeMs)
                        .max()
                        .orElse(0)),
                rounded(Math.max(0, answerMs - verifyMs)),
                verifyMs);
    }

    static double msSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static double rounded(double ms) {
        return Math.rint(ms * 10) / 10;
    }
}
