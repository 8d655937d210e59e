package org.vitrine.search.match;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.vitrine.vision.verify.Agreement;

/**
 * What the index answered for one query photograph.
 *
 * @param side what the photograph shows, as stated or proposed by a model
 * @param located whether preparation found an object in it
 * @param diameterMm greatest extent of the object that was asked about, in mm, where its scale is known
 * @param nearest the nearest photographs, in any order
 */
public record Evidence(Side side, boolean located, OptionalDouble diameterMm, List<Candidate> nearest) {

    public Evidence {
        nearest = List.copyOf(nearest);
    }

    /** The same, of which some were compared, by image. */
    public Evidence agreeing(Map<String, Agreement> agreements) {
        return new Evidence(
                side,
                located,
                diameterMm,
                nearest.stream()
                        .map(candidate -> Optional.ofNullable(agreements.get(candidate.imageId()))
                                .map(candidate::agreeing)
                                .orElse(candidate))
                        .toList());
    }

    /** The nearest ones, so many. */
    public List<Candidate> first(int most) {
        return nearest.stream()
                .sorted(Comparator.comparingDouble(Candidate::similarity)
                        .reversed()
                        .thenComparing(Candidate::imageId))
                .limit(most)
                .toList();
    }
}
