package org.vitrine.search.view;

import java.util.Locale;
import org.vitrine.vision.score.FittedScore;

/**
 * How the scores of an answer were computed: a softmax over the items of the nearest photographs and "none".
 *
 * @param fit {@code shipped}, or {@code decisions} where it was fitted to what people decided in this collection
 * @param on queries of known answer that it was fitted to; 0 where that is not known
 * @param temperature weights were divided by it
 * @param noneBias logit of none
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
