package org.vitrine.search.photograph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.search.match.Facets;
import org.vitrine.search.near.Answer;
import org.vitrine.search.view.HitView;
import org.vitrine.search.view.Statement;

/**
 * The answer to a search by photograph.
 *
 * @param confident whether the best hit is probable enough to be called a match; never where hits have no score
 * @param hits by item, or by specimen where no item is known, best first
 * @param facets values and counts over the photographs looked at
 * @param verification how far the first candidates were compared again; absent where they are not
 */
record SearchAnswer(
        Query query,
        boolean confident,
        List<HitView> hits,
        Map<String, List<Facets.Count>> facets,
        Optional<Answer.Verification> verification,
        long tookMs) {

    /** What was asked with, and the model that compared it. */
    record Query(List<Image> images, ModelReference model) {}

    /**
     * What was done to a photograph and what machines say of it.
     *
     * @param prepared the picture that was compared, as a data URI
     * @param region where the object is, in pixels of the upright photograph
     */
    record Image(
            String side,
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
            return new Image(
                    photograph.side().word(),
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
                answer.confident(),
                answer.hits(),
                answer.facets(),
                answer.verification(),
                tookMs);
    }
}
