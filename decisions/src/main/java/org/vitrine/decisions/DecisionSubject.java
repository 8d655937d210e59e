package org.vitrine.decisions;

import java.util.Optional;
import org.vitrine.events.SubjectReference;

/** A subject of decisions within one collection: a specimen, a photograph or an item. The fold keeps a log for each. */
public sealed interface DecisionSubject {

    /** A physical object. Its number is unique within institution and collection. */
    record OfSpecimen(String institutionId, String specimenId) implements DecisionSubject {}

    /** One photograph. */
    record OfImage(String imageId) implements DecisionSubject {}

    /** A catalogue record. */
    record OfItem(String itemId) implements DecisionSubject {}

    /** Returns the specimen of a reference; empty unless it has both institutionId and specimenId. */
    static Optional<OfSpecimen> specimen(SubjectReference reference) {
        return Optional.ofNullable(reference.getInstitutionId())
                .flatMap(institution -> Optional.ofNullable(reference.getSpecimenId())
                        .map(specimen -> new OfSpecimen(institution, specimen)));
    }

    /** Returns the photograph of a reference; empty where it has no imageId. */
    static Optional<OfImage> image(SubjectReference reference) {
        return Optional.ofNullable(reference.getImageId()).map(OfImage::new);
    }

    /** Returns the item of a reference; empty where it has no itemId. */
    static Optional<OfItem> item(SubjectReference reference) {
        return Optional.ofNullable(reference.getItemId()).map(OfItem::new);
    }

    /** Returns the reference by which events name the subject. */
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
