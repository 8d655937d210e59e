package org.vitrine.search.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.search.people.PersonView;

/**
 * JSON of what people decided about an image and its specimen: the decisions that have effect now.
 *
 * @param itemId item that people attached the specimen to; absent if it is undecided, or if it belongs to none by
 *     decision
 * @param by decision that determines the item, or that the specimen belongs to none; absent if undecided
 * @param noneOfThese whether that decision states that no candidate fits
 * @param confirmations number of different people whose newest decision names the same item
 * @param pending decision that has no effect before more people confirm it
 * @param notItems items that the specimen is not of
 * @param notSpecimens specimens that are not the same object
 * @param sameSpecimens specimens that are the same object
 * @param sameDies specimens that are from the same die
 * @param labels verdicts on labels, and labels that people added
 * @param duplicateOf imageId of the photograph that this one repeats
 * @param region region of the object, in pixels of the upright original
 * @param angleDegrees by how many degrees the object is turned clockwise in the photograph, in [0, 360)
 * @param conflicts properties about which people disagree
 */
public record DecidedView(
        Optional<String> itemId,
        Optional<ByView> by,
        boolean noneOfThese,
        int confirmations,
        Optional<PendingView> pending,
        List<String> notItems,
        List<IndexedSubject> notSpecimens,
        List<IndexedSubject> sameSpecimens,
        List<IndexedSubject> sameDies,
        List<LabelVerdictView> labels,
        Optional<String> duplicateOf,
        Optional<IndexedImage.Region> region,
        Optional<Double> angleDegrees,
        List<ConflictView> conflicts) {

    /** The decision, who made it, and when. */
    public record ByView(String decisionId, PersonView person, Instant at) {

        static ByView of(IndexedDecided.DecidedBy by) {
            return new ByView(by.decisionId(), PersonView.of(by.person()), by.at());
        }
    }

    /**
     * A decision that more people must confirm.
     *
     * @param itemId item that it names; absent if it states that the specimen belongs to none
     * @param confirmations number of people who named it
     * @param required number of people who must name it, by the profile of the collection
     */
    public record PendingView(Optional<String> itemId, ByView by, int confirmations, int required) {}

    /**
     * A verdict of a person on a label.
     *
     * @param verdict confirmed, rejected or added
     */
    public record LabelVerdictView(String name, String verdict, Optional<IndexedImage.Region> box, ByView by) {}

    /**
     * A property about which two people disagree.
     *
     * @param about item, side, region, angle, label:NAME or attribute:NAME
     * @param counts the decision that has effect
     * @param against the decision that contradicts it
     */
    public record ConflictView(String about, SideOfConflict counts, SideOfConflict against) {

        static ConflictView of(IndexedDecided.Conflict conflict) {
            return new ConflictView(
                    conflict.about(),
                    SideOfConflict.of(conflict.countsValue(), conflict.counts()),
                    SideOfConflict.of(conflict.againstValue(), conflict.against()));
        }
    }

    /** Value that one of two people decided. */
    public record SideOfConflict(String value, PersonView person, Instant at, String decisionId) {

        static SideOfConflict of(String value, IndexedDecided.DecidedBy by) {
            return new SideOfConflict(value, PersonView.of(by.person()), by.at(), by.decisionId());
        }
    }

    public static Optional<DecidedView> of(IndexedImage image) {
        return image.decided().map(DecidedView::of);
    }

    private static DecidedView of(IndexedDecided decided) {
        var specimen = decided.specimen();
        var image = decided.image();
        return new DecidedView(
                decided.itemId(),
                specimen.flatMap(IndexedDecided.OfSpecimen::attachment).map(ByView::of),
                specimen.map(IndexedDecided.OfSpecimen::noneOfThese).orElse(false),
                specimen.map(IndexedDecided.OfSpecimen::confirmations).orElse(0),
                specimen.flatMap(IndexedDecided.OfSpecimen::pending)
                        .map(it -> new PendingView(it.itemId(), ByView.of(it.by()), it.confirmations(), it.required())),
                specimen.map(IndexedDecided.OfSpecimen::notItems).orElse(List.of()),
                specimen.map(IndexedDecided.OfSpecimen::notSpecimens).orElse(List.of()),
                specimen.map(IndexedDecided.OfSpecimen::sameSpecimens).orElse(List.of()),
                specimen.map(IndexedDecided.OfSpecimen::sameDies).orElse(List.of()),
                image.map(IndexedDecided.OfImage::labels).orElse(List.of()).stream()
                        .map(it -> new LabelVerdictView(it.name(), it.verdict().inJson(), it.box(), ByView.of(it.by())))
                        .toList(),
                image.flatMap(IndexedDecided.OfImage::duplicateOf),
                image.flatMap(IndexedDecided.OfImage::region).map(IndexedDecided.DecidedRegion::region),
                image.flatMap(IndexedDecided.OfImage::angle).map(IndexedDecided.DecidedAngle::degrees),
                Stream.concat(
                                specimen.map(IndexedDecided.OfSpecimen::conflicts).orElse(List.of()).stream(),
                                image.map(IndexedDecided.OfImage::conflicts).orElse(List.of()).stream())
                        .map(ConflictView::of)
                        .toList());
    }
}
