package org.vitrine.search.near;

import java.util.Optional;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.vision.score.FittedScore;

/**
 * Which fit scores the answers of a collection by a model. Asked once for each search: an implementation answers from memory.
 *
 * <p>{@link ShippedScoreFits} is there unless another bean is. The one that refits from decisions, in package {@code accuracy}, takes
 * the shipped fit as prior and falls back to it: {@link org.vitrine.vision.score.DecisionFit}.
 */
public interface ScoreFits {

    /** Empty where nothing was fitted to the model: answers have no scores then. */
    Optional<FittedScore> of(String collectionId, ModelReference model);
}
