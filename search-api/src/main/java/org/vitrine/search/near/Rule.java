package org.vitrine.search.near;

import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.match.Judge;

/**
 * How many candidates of a query photograph are compared again: see docs/decisions/0014.
 *
 * @param candidates 0 to compare none of any collection
 */
record Rule(int candidates) {

    static Rule of(SearchConfig.Verify config) {
        return new Rule(config.candidates());
    }

    /**
     * @param rerank whether the collection's profile wants it
     */
    int candidates(boolean rerank, Judge judge) {
        return rerank && judge.readsStrokes() ? candidates : 0;
    }
}
