package org.vitrine.imageindex;

import java.util.Optional;

/**
 * One answer of a search by a photograph.
 *
 * @param itemId the item proposed; empty for a specimen of no item
 * @param institutionId whose specimen stands for it
 * @param similarity cosine in [−1, 1]
 * @param score probability of this item in [0, 1]; empty where the embedder has no fitted score
 * @param weight log odds that go into the score, before the softmax
 */
public record IndexedCandidate(
        Optional<String> itemId,
        Optional<String> institutionId,
        Optional<String> specimenId,
        Optional<String> imageId,
        double similarity,
        Optional<Double> score,
        Optional<Double> weight) {}
