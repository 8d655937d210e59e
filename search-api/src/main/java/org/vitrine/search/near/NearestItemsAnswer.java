package org.vitrine.search.near;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.FacetCount;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.search.match.UncertaintyReason;
import org.vitrine.search.view.AmbiguityView;
import org.vitrine.search.view.HitView;
import org.vitrine.search.view.ScoreView;
import org.vitrine.search.view.SizeView;

/**
 * The answer to a {@link NearestItemsQuery}.
 *
 * @param hits items, best first
 * @param uncertainty why the best hit is not called a match; empty if it is
 * @param score how the scores of the hits were computed; empty if the embedder has no fitted score
 * @param ambiguous items that are too close to choose from; empty if there are none
 * @param size that the size of the object was used; empty if the scale of the query is unknown
 * @param facets values and counts over the collection; see {@link ImageIndex#facets}
 * @param verification how many of the first candidates were compared again; empty if re-ranking is off
 */
public record NearestItemsAnswer(
        List<HitView> hits,
        Optional<UncertaintyReason> uncertainty,
        Optional<ScoreView> score,
        Optional<AmbiguityView> ambiguous,
        Optional<SizeView> size,
        Map<String, List<FacetCount>> facets,
        Optional<Verification> verification) {

    NearestItemsAnswer withFacets(Map<String, List<FacetCount>> counted) {
        return new NearestItemsAnswer(hits, uncertainty, score, ambiguous, size, counted, verification);
    }

    /**
     * How many candidates were compared with the query by their edge maps. Those that were not are weighted by their
     * cosine.
     *
     * @param candidates number that were to be compared, over all query photographs
     * @param compared number that were compared
     * @param tookMs time of the comparison in milliseconds
     */
    public record Verification(int candidates, int compared, long tookMs) {}
}
