package org.vitrine.search.near;

import java.util.Set;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.match.Judge;

/**
 * Whose candidates are compared again, and how many: see docs/decisions/0016.
 *
 * @param candidates 0 for nobody's
 * @param subjects of collections, as their profiles say, in any case of letters
 */
record Rule(int candidates, Set<String> subjects) {

    static Rule of(SearchConfig.Verify config) {
        return new Rule(config.candidates(), config.subjects());
    }

    int candidates(String subject, Judge judge) {
        return judge.readsStrokes() && subjects.stream().anyMatch(subject::equalsIgnoreCase) ? candidates : 0;
    }
}
