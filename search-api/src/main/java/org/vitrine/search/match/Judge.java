package org.vitrine.search.match;

import java.util.Optional;
import org.vitrine.vision.verify.Agreement;
import org.vitrine.vision.verify.SameObject;

/**
 * How likely a candidate shows the item asked about, in log odds: one scale for those whose strokes were compared and for
 * those of which only the cosine is known.
 *
 * @param byStrokes absent for embedders to which nothing was fitted
 */
public record Judge(Calibration byCosine, Optional<SameObject> byStrokes) {

    /** Whether agreement of strokes tells anything here. */
    public boolean readsStrokes() {
        return byStrokes.isPresent();
    }

    double logOdds(double similarity) {
        return byCosine.logOdds(similarity);
    }

    double logOdds(double similarity, Optional<Agreement> agreement) {
        return byStrokes
                .flatMap(strokes -> agreement.map(found -> strokes.logOdds(similarity, found)))
                .orElseGet(() -> logOdds(similarity));
    }
}
