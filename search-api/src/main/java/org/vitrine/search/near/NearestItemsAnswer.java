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
 * What the collection answers.
 *
 * @param doubt why the best hit is not called a match; absent where it is
 * @param score how the scores of the hits were computed; absent where nothing was fitted to the embedder
 * @param ambiguous items that are too close to choose from; absent where there are none
 * @param size that the object's size was used; absent where the scale of the query is not known
 * @param facets values and counts over the collection; see {@link ImageIndex#facets}
 * @param verification how far the first candidates were compared again; absent where they are not
 */
public record NearestItemsAnswer(
        List<HitView> hits,
        Optional<UncertaintyReason> doubt,
        Optional<ScoreView> score,
        Optional<AmbiguityView> ambiguous,
        Optional<SizeView> size,
        Map<String, List<FacetCount>> facets,
        Optional<Verification> verification) {

    NearestItemsAnswer counting(Map<String, List<FacetCount>> counted) {
        return new NearestItemsAnswer(hits, doubt, score, ambiguous, size, counted, verification);
    }

    /**
     * How far candidates were compared with the query stroke by stroke; those that were not count by their cosine.
     *
     * @param candidates that were to be compared, over all query photographs
     * @param compared that were
     */
    public record Verification(int candidates, int compared, long tookMs) {}
}
