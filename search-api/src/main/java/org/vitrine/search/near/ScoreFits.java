package org.vitrine.search.near;

import java.util.Optional;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.vision.score.FittedScore;

/**
 * Provides the fitted score for the answers of a collection and model. Called once for each search, so an
 * implementation answers from memory.
 *
 * <p>{@link ShippedScoreFits} is the default bean. The bean in package {@code accuracy} replaces it: it refits the
 * score to decisions, with the shipped fit as prior and as fallback; see {@link org.vitrine.vision.score.DecisionFit}.
 */
public interface ScoreFits {

    /** Returns the fit; empty if the model has none. Answers then have no scores. */
    Optional<FittedScore> of(String collectionId, ModelReference model);
}
