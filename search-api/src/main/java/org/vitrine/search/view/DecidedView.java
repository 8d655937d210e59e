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
 * What people decided of an image and its specimen, as it counts now.
 *
 * @param itemId the item that people attached the specimen to
 * @param by the decision that this, or that it belongs to no item, rests on
 * @param noneOfThese whether that decision says that no candidate fits
 * @param confirmations different people whose newest decision names the same item
 * @param pending what does not count before more people confirm it
 * @param labels verdicts on labels, and labels that people added
 * @param duplicateOf imageId of the photograph that this one repeats
 * @param angleDegrees by how much it is to be turned clockwise, in [0, 360)
 * @param conflicts people who disagree
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

    /** Who decided, and when. */
    public record ByView(String decisionId, PersonView person, Instant at) {

        static ByView of(IndexedDecided.By by) {
            return new ByView(by.decisionId(), PersonView.of(by.person()), by.at());
        }
    }

    /** @param required people who have to say so, by the profile of the collection */
    public record PendingView(Optional<String> itemId, ByView by, int confirmations, int required) {}

    /** @param verdict confirmed, rejected or added */
    public record LabelVerdictView(String name, String verdict, Optional<IndexedImage.Region> box, ByView by) {}

    /** @param about item, side, region, angle, label:NAME or attribute:NAME */
    public record ConflictView(String about, SideOfConflict counts, SideOfConflict against) {

        static ConflictView of(IndexedDecided.Conflict conflict) {
            return new ConflictView(
                    conflict.about(),
                    SideOfConflict.of(conflict.countsValue(), conflict.counts()),
                    SideOfConflict.of(conflict.againstValue(), conflict.against()));
        }
    }

    /** What one of two people says. */
    public record SideOfConflict(String value, PersonView person, Instant at, String decisionId) {

        static SideOfConflict of(String value, IndexedDecided.By by) {
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
