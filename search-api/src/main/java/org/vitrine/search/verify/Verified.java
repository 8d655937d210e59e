package org.vitrine.search.verify;

import java.util.Map;
import org.vitrine.vision.verify.Agreement;

/**
 * How well candidates agree with one query photograph.
 *
 * @param candidates how many were to be compared
 * @param agreements of those that were, by image
 */
public record Verified(int candidates, Map<String, Agreement> agreements) {

    public Verified {
        agreements = Map.copyOf(agreements);
    }

    static Verified none(int candidates) {
        return new Verified(candidates, Map.of());
    }
}
