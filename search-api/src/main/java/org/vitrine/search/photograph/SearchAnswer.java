package org.vitrine.search.photograph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.FacetCount;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.search.near.Answer;
import org.vitrine.search.view.AmbiguityView;
import org.vitrine.search.view.DoubtView;
import org.vitrine.search.view.HitView;
import org.vitrine.search.view.ScoreView;
import org.vitrine.search.view.SizeView;
import org.vitrine.search.view.Statement;

/**
 * The answer to a search by photograph.
 *
 * @param confident whether the best hit is probable enough to be called a match, and no other is close; never where hits have no score
 * @param hits by item, or by specimen where no item is known, best first
 * @param doubt why the answer is not confident; absent where it is
 * @param score how the scores of the hits were computed; absent where nothing was fitted to the embedder
 * @param ambiguous items that are too close to choose from; absent where there are none
 * @param size that the object's size was used; absent where the scale of the query is not known
 * @param facets values and counts over the collection: for each name, the photographs that pass the filters of the other names
 * @param verification how far the first candidates were compared again; absent where they are not
 */
record SearchAnswer(
        Query query,
        boolean confident,
        Optional<DoubtView> doubt,
        Optional<ScoreView> score,
        Optional<AmbiguityView> ambiguous,
        Optional<SizeView> size,
        List<HitView> hits,
        Map<String, List<FacetCount>> facets,
        Optional<Answer.Verification> verification,
        long tookMs) {

    /** What was asked with, and the model that compared it. */
    record Query(List<Image> images, ModelReference model) {}

    /**
     * What was done to a photograph and what machines say of it.
     *
     * @param sideSource {@code request}, or the model that proposes the side; absent where the side is unknown
     * @param sideConfidence of that model, in [0, 1]
     * @param prepared the picture that was compared, as a data URI
     * @param region where the object is, in pixels of the upright photograph
     */
    record Image(
            String side,
            Optional<String> sideSource,
            Optional<Double> sideConfidence,
            Optional<String> prepared,
            int widthPx,
            int heightPx,
            IndexedImage.Region region,
            List<IndexedImage.Step> steps,
            IndexedImage.Quality quality,
            List<IndexedImage.Label> labels,
            List<Statement> attributes) {

        static Image of(QueryPhotograph photograph) {
            var prepared = photograph.prepared();
            var shown = photograph.side();
            return new Image(
                    shown.side().word(),
                    shown.source(),
                    shown.confidence(),
                    prepared.picture("prepared").map(PreparedPhotograph.Picture::dataUri),
                    prepared.widthPx(),
                    prepared.heightPx(),
                    prepared.region(),
                    prepared.steps(),
                    prepared.quality(),
                    photograph.described().labels(),
                    Statement.of(photograph.described().attributes()));
        }
    }

    static SearchAnswer of(List<QueryPhotograph> photographs, Answer answer, long tookMs) {
        var model = photographs.getFirst().described().vector().model();
        return new SearchAnswer(
                new Query(photographs.stream().map(Image::of).toList(), model),
                answer.doubt().isEmpty(),
                DoubtView.of(answer.doubt()),
                answer.score(),
                answer.ambiguous(),
                answer.size(),
                answer.hits(),
                answer.facets(),
                answer.verification(),
                tookMs);
    }
}
