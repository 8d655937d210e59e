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
 * JSON answer to a search by photograph.
 *
 * @param query the photographs as they were prepared and described
 * @param confident whether the score of the best hit is high enough to call it a match, and no other item is close;
 *     false if hits have no score
 * @param doubt why the answer is not confident; absent if it is
 * @param score how the scores of the hits were computed; absent if the embedder has no fitted score
 * @param ambiguous items that are too close to choose from; absent if there are none
 * @param size that the size of the object was used; absent if the scale of the query is unknown
 * @param hits items, or specimens that belong to no item, best first
 * @param facets values and counts over the collection: for each name, the photographs that pass the filters of the
 *     other names
 * @param verification how many of the first candidates were compared again; absent if re-ranking is off
 * @param timings time of each stage
 * @param tookMs time of the whole search from its start, in milliseconds
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

    /** The query photographs, and the model that computed their vectors. */
    record Query(List<Image> images, ModelReference model) {}

    /**
     * How a query photograph was prepared, and what models state about it.
     *
     * @param side side that the photograph is assumed to show
     * @param sideSource {@code request}, or the model that proposes the side; absent if the side is unknown
     * @param sideConfidence confidence of that model, in [0, 1]; absent if no model proposes the side
     * @param prepared the picture that was compared, as a data URI; absent unless pictures were requested
     * @param region region of the object, in pixels of the upright photograph
     * @param outline closed contour of the object, as [x, y] in the same pixels, at most 200 points; empty if none was
     *     located
     * @param turnDegrees by how many degrees the object was turned clockwise in the photograph; the prepared picture is
     *     turned back
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
                nearestItemsAnswer.uncertainty().isEmpty(),
                DoubtView.of(nearestItemsAnswer.uncertainty()),
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
