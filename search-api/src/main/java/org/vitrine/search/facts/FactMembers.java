package org.vitrine.search.facts;

import org.vitrine.events.DecisionCandidate;
import org.vitrine.events.Model;
import org.vitrine.events.SubjectReference;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.ModelReference;

/** Converts parts of index documents to the Avro records that decisions and proposals have in common. Pure. */
public final class FactMembers {

    private FactMembers() {}

    /** Returns the subject; ids that are empty are absent in the record. */
    public static SubjectReference subject(IndexedSubject subject) {
        var member = SubjectReference.newBuilder();
        subject.institutionId().ifPresent(member::setInstitutionId);
        subject.specimenId().ifPresent(member::setSpecimenId);
        subject.imageId().ifPresent(member::setImageId);
        subject.itemId().ifPresent(member::setItemId);
        return member.build();
    }

    /** Returns the candidate of a search; ids, score and weight that are empty are absent in the record. */
    public static DecisionCandidate candidate(IndexedCandidate candidate) {
        var member = DecisionCandidate.newBuilder().setSimilarity(candidate.similarity());
        candidate.itemId().ifPresent(member::setItemId);
        candidate.institutionId().ifPresent(member::setInstitutionId);
        candidate.specimenId().ifPresent(member::setSpecimenId);
        candidate.imageId().ifPresent(member::setImageId);
        candidate.score().ifPresent(member::setScore);
        candidate.weight().ifPresent(member::setWeight);
        return member.build();
    }

    /** Returns the model with provider, name, version and digest. */
    public static Model model(ModelReference model) {
        return Model.newBuilder()
                .setProvider(model.provider())
                .setName(model.name())
                .setVersion(model.version())
                .setDigest(model.digest())
                .build();
    }
}
