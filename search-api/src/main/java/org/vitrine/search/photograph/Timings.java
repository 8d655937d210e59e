package org.vitrine.search.photograph;

import java.util.List;
import org.vitrine.search.near.NearestItemsAnswer;

/**
 * Duration of each stage of a search, in milliseconds. Two photographs of one search are prepared and described
 * concurrently; the longer time of the two is reported.
 *
 * @param prepareMs time of preparing
 * @param describeMs time of describing
 * @param nearestMs time of querying the index and scoring
 * @param verifyMs time of comparing edge maps; 0 if none were compared
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
