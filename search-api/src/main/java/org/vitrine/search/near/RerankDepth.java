package org.vitrine.search.near;

import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.match.CandidateScorer;

/**
 * How many candidates of a query photograph are compared again: see docs/decisions/0014.
 *
 * @param candidates 0 to compare none of any collection
 */
record RerankDepth(int candidates) {

    static RerankDepth of(SearchConfig.Verify config) {
        return new RerankDepth(config.candidates());
    }

    /**
     * @param rerank whether the collection's profile wants it
     */
    int candidates(boolean rerank, CandidateScorer candidateScorer) {
        return rerank && candidateScorer.readsStrokes() ? candidates : 0;
    }
}
