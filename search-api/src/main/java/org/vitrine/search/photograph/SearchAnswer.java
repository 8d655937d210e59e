package org.vitrine.search.photograph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.FacetCount;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.search.near.NearestItemsAnswer;
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
 * @param timings where the time went
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
        Optional<NearestItemsAnswer.Verification> verification,
        Timings timings,
        long tookMs) {

    /** What was asked with, and the model that compared it. */
    record Query(List<Image> images, ModelReference model) {}

    /**
     * What was done to a photograph and what machines say of it.
     *
     * @param sideSource {@code request}, or the model that proposes the side; absent where the side is unknown
     * @param sideConfidence of that model, in [0, 1]
     * @param prepared the picture that was compared, as a data URI; only where pictures were asked for
     * @param region where the object is, in pixels of the upright photograph
     * @param outline of the object, closed, as [x, y] in the same pixels, at most 200 points; empty where none was located
     * @param turnDegrees by how much the object was turned clockwise, and is turned back in the prepared picture
     */
    record Image(
            String side,
            Optional<String> sideSource,
            Optional<Double> sideConfidence,
            Optional<String> prepared,
            int widthPx,
            int heightPx,
            IndexedImage.Region region,
            List<List<Double>> outline,
            double turnDegrees,
            List<PreparedView.StepView> steps,
            IndexedImage.Quality quality,
            List<IndexedImage.Label> labels,
            List<Statement> attributes) {

        static Image of(QueryPhotograph photograph, boolean pictures) {
            var prepared = PreparedView.of(photograph.prepared(), pictures);
            var described = DescribedView.of(photograph);
            return new Image(
                    described.side(),
                    described.sideSource(),
                    described.sideConfidence(),
                    prepared.prepared(),
                    prepared.widthPx(),
                    prepared.heightPx(),
                    prepared.region(),
                    prepared.outline(),
                    prepared.turnDegrees(),
                    prepared.steps(),
                    prepared.quality(),
                    described.labels(),
                    described.attributes());
        }
    }

    static SearchAnswer of(
            List<QueryPhotograph> photographs,
            boolean pictures,
            NearestItemsAnswer nearestItemsAnswer,
            Timings timings,
            long tookMs) {
        var model = photographs.getFirst().described().vector().model();
        return new SearchAnswer(
                new Query(
                        photographs.stream()
                                .map(photograph -> Image.of(photograph, pictures))
                                .toList(),
                        model),
                nearestItemsAnswer.doubt().isEmpty(),
                DoubtView.of(nearestItemsAnswer.doubt()),
                nearestItemsAnswer.score(),
                nearestItemsAnswer.ambiguous(),
                nearestItemsAnswer.size(),
                nearestItemsAnswer.hits(),
                nearestItemsAnswer.facets(),
                nearestItemsAnswer.verification(),
                timings,
                tookMs);
    }
}
