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
 * JSON of one hit of a search: an item, represented by its best specimen, or a specimen that belongs to no item.
 *
 * @param itemId the effective item: as people decided, or else as the institution states
 * @param statedItemId the item as the institution states it
 * @param imageId photograph of the best specimen that matches best
 * @param similarity cosine, in [−1, 1]
 * @param score probability, in [0, 1], that this item is the right one, given all compared items and "none"; 0 for an
 *     item beyond those; absent if the embedder has no fitted score
 * @param weight weight of the item's best photographs in log odds, before the softmax, to be sent as evidence with a
 *     decision; absent if the score is absent or 0
 * @param inAmbiguousGroup true if the item is one of those that are too close to choose from; absent otherwise
 * @param verified result of comparing the edge map of that photograph with the query; absent if it was not compared
 * @param side side that the photograph shows
 * @param decided what people decided about that photograph and its specimen; absent if nothing is decided
 * @param specimens best specimens of the item, this one first
 * @param rejectedBefore rejection of this hit for an indexed query photograph, from before one of the two photographs
 *     arrived
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

    /** A decision by which a person rejected this hit, before one of the two photographs arrived. */
    public record RejectedBefore(PersonView by, Instant at, String decisionId) {}

    /**
     * One of the best specimens of an item.
     *
     * @param imageId photograph that represents the specimen
     * @param similarity cosine, in [−1, 1]
     */
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
     * Agreement of the edge maps of query and photograph.
     *
     * @param agreement correlation at the rotation where it is greatest, in [−1, 1]
     * @param turnDegrees by how many degrees the query is turned clockwise against the photograph, in [0, 360)
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
                best.side().inJson(),
                Statement.of(shown),
                DecidedView.of(shown),
                shown.metadata(),
                item.specimens().stream().map(SpecimenView::of).toList(),
                Links.of(shown),
                rejectedBefore);
    }

    /** Rounds to six decimals, which is more than the precision of similarities from vectors of 32-bit floats. */
    static double rounded(double figure) {
        return Math.rint(figure * 1e6) / 1e6;
    }
}
