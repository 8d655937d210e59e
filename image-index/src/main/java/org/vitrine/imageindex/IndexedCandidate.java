package org.vitrine.imageindex;

import java.util.Optional;

/**
 * One candidate of a search by photograph, as stored in proposals and in the evidence of decisions.
 *
 * @param itemId the proposed item; empty where the specimen belongs to no item
 * @param institutionId institution of the specimen that represents the candidate
 * @param specimenId the specimen that represents the candidate
 * @param imageId the photograph that represents the candidate
 * @param similarity cosine similarity in [−1, 1]
 * @param score match score: probability of this item in [0, 1]; empty where the embedder has no fitted score
 * @param weight log odds of the item before the softmax that gives the score; empty where there is no score
 */
public record IndexedCandidate(
        Optional<String> itemId,
        Optional<String> institutionId,
        Optional<String> specimenId,
        Optional<String> imageId,
        double similarity,
        Optional<Double> score,
        Optional<Double> weight) {}
