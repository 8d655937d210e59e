package org.vitrine.search.match;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.vitrine.vision.verify.CorrelationPeak;

/**
 * What the index answered for one query photograph.
 *
 * @param side what the photograph shows, as stated or proposed by a model
 * @param located whether preparation found an object in it
 * @param diameterMm greatest extent of the object that was asked about, in mm, where its scale is known
 * @param nearest the nearest photographs, in any order
 */
public record QueryEvidence(ImageSide side, boolean located, OptionalDouble diameterMm, List<MatchCandidate> nearest) {

    public QueryEvidence {
        nearest = List.copyOf(nearest);
    }

    /** The same, of which some were compared, by image. */
    public QueryEvidence agreeing(Map<String, CorrelationPeak> agreements) {
        return new QueryEvidence(
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
    public List<MatchCandidate> first(int most) {
        return nearest.stream()
                .sorted(Comparator.comparingDouble(MatchCandidate::similarity)
                        .reversed()
                        .thenComparing(MatchCandidate::imageId))
                .limit(most)
                .toList();
    }
}
