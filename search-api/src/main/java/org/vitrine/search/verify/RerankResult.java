package org.vitrine.search.verify;

import java.util.Map;
import org.vitrine.vision.verify.CorrelationPeak;

/**
 * How well candidates agree with one query photograph.
 *
 * @param candidates how many were to be compared
 * @param agreements of those that were, by image
 */
public record RerankResult(int candidates, Map<String, CorrelationPeak> agreements) {

    public RerankResult {
        agreements = Map.copyOf(agreements);
    }

    static RerankResult none(int candidates) {
        return new RerankResult(candidates, Map.of());
    }
}
