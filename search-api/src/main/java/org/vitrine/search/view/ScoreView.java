package org.vitrine.search.view;

import java.util.Locale;
import org.vitrine.vision.score.FittedScore;

/**
 * JSON that states how the scores of an answer were computed: a softmax over the items of the nearest photographs and
 * "none".
 *
 * @param fit {@code shipped}, or {@code decisions} if the score was fitted to decisions of people in this collection
 * @param on number of queries with known answer that it was fitted to; 0 if unknown
 * @param temperature divisor of the weights
 * @param noneBias logit of "none"
 * @param none probability that the right item is none of those that were compared, in [0, 1]
 */
public record ScoreView(String fit, int on, double temperature, double noneBias, double none) {

    public static ScoreView of(FittedScore fitted, double none) {
        return new ScoreView(
                fitted.source().name().toLowerCase(Locale.ROOT),
                fitted.on(),
                fitted.fit().temperature(),
                fitted.fit().noneBias(),
                HitView.rounded(none));
    }
}
