package org.vitrine.search.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Joins what the photographs of one object (obverse, reverse) say into one match per specimen.
 *
 * <p>Each query photograph counts once, by the specimen's photograph nearest to it; the specimen's evidence is the
 * mean over the query photographs. A photograph told to show another side than the query counts with a discount, so
 * a specimen photographed from the right side goes before. Where a specimen is not among the nearest of one query
 * photograph, that photograph counts with the least similarity it returned: the index vouches for nothing better.
 *
 * @param calibration turns evidence into the score
 * @param otherSideDiscount taken off the similarity of a photograph of another side, in cosine; 0 or more
 */
public record Fusion(Calibration calibration, double otherSideDiscount) {

    /** Best first; each specimen once. */
    static final Comparator<SpecimenMatch> BEST_FIRST = Comparator.comparingDouble(SpecimenMatch::score)
            .reversed()
            .thenComparing(Comparator.comparingDouble(SpecimenMatch::similarity).reversed())
            .thenComparing(SpecimenMatch::specimenId);

    private static final Comparator<Candidate> NEAREST = Comparator.comparingDouble(Candidate::similarity)
            .thenComparing(Candidate::imageId, Comparator.reverseOrder());

    /** One match per specimen seen by any query photograph, best first. */
    public List<SpecimenMatch> fuse(List<Evidence> query) {
        List<Evidence> answered =
                query.stream().filter(evidence -> !evidence.nearest().isEmpty()).toList();
        Map<String, List<Seen>> bySpecimen = new LinkedHashMap<>();
        for (Evidence evidence : answered) {
            for (Candidate candidate : evidence.nearest()) {
                bySpecimen
                        .computeIfAbsent(candidate.specimenId(), id -> new ArrayList<>())
                        .add(new Seen(evidence, candidate));
            }
        }
        return bySpecimen.values().stream()
                .map(seen -> match(seen, answered))
                .sorted(BEST_FIRST)
                .toList();
    }

    private SpecimenMatch match(List<Seen> seen, List<Evidence> answered) {
        var best = new ArrayList<Seen>();
        double evidenceSum = 0;
        for (Evidence evidence : answered) {
            Optional<Seen> nearest = seen.stream()
                    .filter(it -> it.by() == evidence)
                    .max(Comparator.comparingDouble(this::weight).thenComparing(Seen::candidate, NEAREST));
            nearest.ifPresent(best::add);
            evidenceSum += nearest.map(this::weight).orElseGet(evidence::bound);
        }
        Candidate shown = best.stream().map(Seen::candidate).max(NEAREST).orElseThrow();
        OptionalDouble similarity =
                best.stream().mapToDouble(it -> it.candidate().similarity()).average();
        return new SpecimenMatch(
                shown.specimenId(),
                itemOf(seen),
                shown.imageId(),
                shown.side(),
                similarity.orElseThrow(),
                calibration.score(evidenceSum / answered.size()));
    }

    private double weight(Seen seen) {
        boolean otherSide = seen.by().side().contradicts(seen.candidate().side());
        return seen.candidate().similarity() - (otherSide ? otherSideDiscount : 0);
    }

    /** Of photographs that disagree about the item, the nearest that names one is believed. */
    private static Optional<String> itemOf(List<Seen> seen) {
        return seen.stream()
                .map(Seen::candidate)
                .filter(candidate -> candidate.itemId().isPresent())
                .max(NEAREST)
                .flatMap(Candidate::itemId);
    }

    private record Seen(Evidence by, Candidate candidate) {}
}
