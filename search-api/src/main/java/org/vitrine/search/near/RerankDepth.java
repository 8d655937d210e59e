package org.vitrine.search.near;

import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.match.CandidateScorer;

/**
 * Determines how many candidates of a query photograph are compared again: see docs/decisions/0014.
 *
 * @param candidates number from the settings; 0 turns re-ranking off in all collections
 */
record RerankDepth(int candidates) {

    static RerankDepth of(SearchConfig.Verify config) {
        return new RerankDepth(config.candidates());
    }

    /**
     * Returns the number of candidates to compare; 0 if the scorer of the embedder does not use edge maps.
     *
     * @param rerank whether the collection's profile asks for re-ranking
     */
    int candidates(boolean rerank, CandidateScorer candidateScorer) {
        return rerank && candidateScorer.usesEdgeMaps() ? candidates : 0;
    }
}
