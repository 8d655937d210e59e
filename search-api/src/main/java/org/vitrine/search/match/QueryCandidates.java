package org.vitrine.search.match;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.vitrine.vision.verify.CorrelationPeak;

/**
 * A query photograph with the candidates that the index returned for it.
 *
 * @param side side that the photograph shows, as stated or proposed by a model
 * @param located whether preparation found an object in it
 * @param diameterMm greatest extent of its object in mm; empty if the scale is unknown
 * @param nearest nearest indexed photographs, in any order
 */
public record QueryCandidates(
        ImageSide side, boolean located, OptionalDouble diameterMm, List<MatchCandidate> nearest) {

    public QueryCandidates {
        nearest = List.copyOf(nearest);
    }

    /**
     * Returns a copy in which candidates have the given agreements of edge maps.
     *
     * @param agreements by imageId; a candidate without one stays as it is
     */
    public QueryCandidates withAgreements(Map<String, CorrelationPeak> agreements) {
        return new QueryCandidates(
                side,
                located,
                diameterMm,
                nearest.stream()
                        .map(candidate -> Optional.ofNullable(agreements.get(candidate.imageId()))
                                .map(candidate::withAgreement)
                                .orElse(candidate))
                        .toList());
    }

    /** Returns the same query photograph with further candidates. */
    public QueryCandidates and(List<MatchCandidate> further) {
        return new QueryCandidates(
                side,
                located,
                diameterMm,
                Stream.concat(nearest.stream(), further.stream()).toList());
    }

    /** Returns the {@code count} nearest candidates, by cosine, the nearest first. */
    public List<MatchCandidate> top(int count) {
        return nearest.stream()
                .sorted(Comparator.comparingDouble(MatchCandidate::similarity)
                        .reversed()
                        .thenComparing(MatchCandidate::imageId))
                .limit(count)
                .toList();
    }
}
