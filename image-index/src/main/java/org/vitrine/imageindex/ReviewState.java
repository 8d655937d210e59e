package org.vitrine.imageindex;

import java.util.List;
import java.util.Optional;

/**
 * What of an image waits for a person, for the review queues.
 *
 * @param specimen one term for institution and specimen, so that a queue shows each specimen once
 * @param open whether its specimen belongs to no item and nobody decided about that since the photograph arrived
 * @param certainty the greater of the best candidate's score and the probability of none, in [0, 1]; empty without a score
 * @param reasons of the proposal that nobody has decided about yet, sorted
 * @param conflict whether two people disagree about it
 * @param disagreements names of what institution and machine state differently, and nobody decided about; sorted
 */
public record ReviewState(
        String specimen,
        boolean open,
        Optional<Double> certainty,
        List<String> reasons,
        boolean conflict,
        List<String> disagreements) {

    public ReviewState {
        reasons = List.copyOf(reasons);
        disagreements = List.copyOf(disagreements);
    }

    /** The best score is too low, or several items are too close to each other. */
    public static final String UNCERTAIN = "uncertain";

    /** The institution states another item than the one that is proposed with confidence. */
    public static final String AGAINST_INSTITUTION = "against-institution";

    /** Another photograph shows the same frame. */
    public static final String SUSPECTED_DUPLICATE = "suspected-duplicate";

    /** Another specimen of the same institution may be the same physical object. */
    public static final String SUSPECTED_SAME_SPECIMEN = "suspected-same-specimen";
}
