package org.vitrine.decisions;

import java.util.Optional;
import org.vitrine.events.SubjectReference;

/** What state is kept of, within one collection. */
public sealed interface DecisionSubject {

    /** A physical object. */
    record OfSpecimen(String institutionId, String specimenId) implements DecisionSubject {}

    /** One photograph. */
    record OfImage(String imageId) implements DecisionSubject {}

    /** A catalogue record. */
    record OfItem(String itemId) implements DecisionSubject {}

    /** Empty where the reference names no specimen. */
    static Optional<OfSpecimen> specimen(SubjectReference reference) {
        return Optional.ofNullable(reference.getInstitutionId())
                .flatMap(institution -> Optional.ofNullable(reference.getSpecimenId())
                        .map(specimen -> new OfSpecimen(institution, specimen)));
    }

    /** Empty where the reference names no photograph. */
    static Optional<OfImage> image(SubjectReference reference) {
        return Optional.ofNullable(reference.getImageId()).map(OfImage::new);
    }

    /** Empty where the reference names no item. */
    static Optional<OfItem> item(SubjectReference reference) {
        return Optional.ofNullable(reference.getItemId()).map(OfItem::new);
    }

    /** As an event names it. */
    static SubjectReference reference(DecisionSubject decisionSubject) {
        var reference = SubjectReference.newBuilder();
        return switch (decisionSubject) {
            case OfSpecimen(var institution, var specimen) ->
                reference.setInstitutionId(institution).setSpecimenId(specimen).build();
            case OfImage(var image) -> reference.setImageId(image).build();
            case OfItem(var item) -> reference.setItemId(item).build();
        };
    }
}
