package org.vitrine.search.verify;

import java.util.Map;
import org.vitrine.vision.verify.CorrelationPeak;

/**
 * Agreement of the candidates with one query photograph.
 *
 * @param requested number of candidates that were to be compared
 * @param agreements agreement of those that were compared, by imageId
 */
public record RerankResult(int requested, Map<String, CorrelationPeak> agreements) {

    public RerankResult {
        agreements = Map.copyOf(agreements);
    }

    static RerankResult none(int requested) {
        return new RerankResult(requested, Map.of());
    }
}
