package org.vitrine.search.verify;

import java.util.Map;
import org.vitrine.vision.verify.CorrelationPeak;

/**
 * Agreement of the candidates with one query photograph.
 *
 * @param candidates number of candidates that were to be compared
 * @param agreements agreement of those that were compared, by imageId
 */
public record RerankResult(int candidates, Map<String, CorrelationPeak> agreements) {

    public RerankResult {
        agreements = Map.copyOf(agreements);
    }

    static RerankResult none(int candidates) {
        return new RerankResult(candidates, Map.of());
    }
}
