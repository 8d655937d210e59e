package org.vitrine.search.decide;

import org.vitrine.imageindex.IndexedSubject;

/** Form of a subject of a decision: which of its ids are given. */
enum SubjectForm {
    SPECIMEN("a specimen: institutionId and specimenId, or the imageId of one of its photographs"),
    IMAGE("a photograph: imageId"),
    ITEM("an item: itemId alone");

    private final String description;

    SubjectForm(String description) {
        this.description = description;
    }

    /** Describes the form for people, as the object of a sentence. */
    String description() {
        return description;
    }

    boolean matches(IndexedSubject subject) {
        boolean noSpecimen =
                subject.institutionId().isEmpty() && subject.specimenId().isEmpty();
        boolean wholeSpecimen =
                subject.institutionId().isPresent() && subject.specimenId().isPresent();
        return switch (this) {
            case SPECIMEN ->
                subject.itemId().isEmpty()
                        && (wholeSpecimen || noSpecimen && subject.imageId().isPresent());
            case IMAGE -> subject.itemId().isEmpty() && subject.imageId().isPresent() && (wholeSpecimen || noSpecimen);
            case ITEM ->
                subject.itemId().isPresent() && noSpecimen && subject.imageId().isEmpty();
        };
    }
}
