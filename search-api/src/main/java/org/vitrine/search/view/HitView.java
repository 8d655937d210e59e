package org.vitrine.search.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.match.ItemMatch;
import org.vitrine.search.match.SpecimenMatch;
import org.vitrine.search.people.PersonView;
import org.vitrine.vision.verify.CorrelationPeak;

/**
 * One answer to a search: an item by its best specimen, or a specimen of no known item.
 *
 * @param itemId the one that counts: as people decided, or else as the institution states
 * @param statedItemId as the institution states it
 * @param imageId the photograph nearest to the query
 * @param decided what people decided of that photograph and its specimen; absent where nothing
 * @param similarity cosine, in [−1, 1]
 * @param score probability, in [0, 1], that this item is the right one, given all items that were compared and "none"; 0 for an item
 *     beyond those; absent where nothing was fitted to the embedder
 * @param weight of the item's best photographs, in log odds, before the softmax; evidence of a decision takes it along; absent where
 *     the item has no score, or 0
 * @param inAmbiguousGroup true where the item is one of those that are too close to choose from; absent otherwise
 * @param verified what comparing the strokes of that photograph with the query's told; absent where it was not compared
 * @param specimens the best ones of the item, this one first
 * @param rejectedBefore of an indexed query photograph: that people said before one of the photographs came that this is not it
 */
public record HitView(
        Optional<String> itemId,
        Optional<String> statedItemId,
        String institutionId,
        String specimenId,
        String imageId,
        double similarity,
        Optional<Double> score,
        Optional<Double> weight,
        Optional<Boolean> inAmbiguousGroup,
        Optional<VerifiedView> verified,
        String side,
        List<Statement> attributes,
        Optional<DecidedView> decided,
        Map<String, String> metadata,
        List<SpecimenView> specimens,
        Links links,
        Optional<RejectedBefore> rejectedBefore) {

    /** That a person said that this is not it, before one of the two photographs came. */
    public record RejectedBefore(PersonView by, Instant at, String decisionId) {}

    /** A specimen among the best of an item. */
    public record SpecimenView(String institutionId, String specimenId, String imageId, double similarity) {

        static SpecimenView of(SpecimenMatch match) {
            return new SpecimenView(
                    match.specimen().institutionId(),
                    match.specimen().specimenId(),
                    match.imageId(),
                    rounded(match.similarity()));
        }
    }

    /**
     * Two photographs laid on each other.
     *
     * @param agreement correlation of their strokes at the turn where it is greatest, in [−1, 1]
     * @param turnDegrees by how much the query is turned clockwise against the photograph, in [0, 360)
     */
    public record VerifiedView(double agreement, double turnDegrees) {

        static VerifiedView of(CorrelationPeak agreement) {
            return new VerifiedView(
                    Math.rint(agreement.peak() * 1e3) / 1e3, Math.rint(agreement.turnDegrees() * 10) / 10);
        }
    }

    public static HitView of(
            ItemMatch item, IndexedImage shown, boolean ambiguous, Optional<RejectedBefore> rejectedBefore) {
        SpecimenMatch best = item.best();
        return new HitView(
                best.itemId(),
                shown.statedItemId(),
                best.specimen().institutionId(),
                best.specimen().specimenId(),
                best.imageId(),
                rounded(best.similarity()),
                item.score().stream().boxed().map(HitView::rounded).findFirst(),
                item.score().stream()
                        .filter(score -> score > 0)
                        .mapToObj(_ -> rounded(best.weight()))
                        .findFirst(),
                ambiguous ? Optional.of(true) : Optional.empty(),
                best.agreement().map(VerifiedView::of),
                best.side().word(),
                Statement.of(shown),
                DecidedView.of(shown),
                shown.metadata(),
                item.specimens().stream().map(SpecimenView::of).toList(),
                Links.of(shown),
                rejectedBefore);
    }

    /** Six decimals: more than the vectors' 32-bit floats vouch for. */
    static double rounded(double figure) {
        return Math.rint(figure * 1e6) / 1e6;
    }
}
