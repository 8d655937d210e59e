package org.vitrine.search.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.vitrine.search.match.QueryCandidates;

/**
 * JSON that states that the size of the object was used to distinguish items. Absent from an answer if the scale of the
 * query is unknown.
 *
 * @param diametersMm greatest extent of the object in mm, of each query photograph whose scale is known
 * @param compared number of candidate photographs whose size is known too, over all query photographs; 0 if sizes
 *     changed nothing
 */
public record SizeView(List<Double> diametersMm, int compared) {

    /**
     * Builds the view; empty if no query photograph has a known scale.
     *
     * @param isLogOdds whether sizes can change a weight; false if the embedder has no calibration
     */
    public static Optional<SizeView> of(List<QueryCandidates> queryCandidates, boolean isLogOdds) {
        var diameters = queryCandidates.stream()
                .map(QueryCandidates::diameterMm)
                .flatMapToDouble(OptionalDouble::stream)
                .mapToObj(mm -> Math.rint(mm * 100) / 100)
                .toList();
        if (diameters.isEmpty()) {
            return Optional.empty();
        }
        long compared = queryCandidates.stream()
                .filter(it -> it.diameterMm().isPresent())
                .flatMap(it -> it.nearest().stream())
                .filter(candidate -> candidate.diameterMm().isPresent())
                .count();
        return Optional.of(new SizeView(diameters, isLogOdds ? Math.toIntExact(compared) : 0));
    }
}
