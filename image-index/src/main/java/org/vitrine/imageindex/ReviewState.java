package org.vitrine.imageindex;

import java.util.List;
import java.util.Optional;

/**
 * The part of an image's document that the review queues query: what about the image or its specimen needs a decision.
 *
 * @param specimen one term of institutionId and specimenId, so that a queue lists each specimen once
 * @param open whether the specimen belongs to no item, and no decision about that was taken since the photograph
 *     arrived
 * @param certainty the greater of the best candidate's match score and that of "none", in [0, 1]; empty without a score
 * @param reasons reasons of the proposal about which no person has decided yet, sorted; the constants below
 * @param conflict whether two people disagree about the image or its specimen
 * @param disagreements names of the properties for which institution and model state different values and about which
 *     no person decided, sorted
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

    /** The best match score is too low, or the scores of several items are too close to each other. */
    public static final String UNCERTAIN = "uncertain";

    /** The proposal is confident, and the institution states another item. */
    public static final String AGAINST_INSTITUTION = "against-institution";

    /** Another photograph shows the same frame. */
    public static final String SUSPECTED_DUPLICATE = "suspected-duplicate";

    /** Another specimen of the same institution may be the same physical object. */
    public static final String SUSPECTED_SAME_SPECIMEN = "suspected-same-specimen";
}
