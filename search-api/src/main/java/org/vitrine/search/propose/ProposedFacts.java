package org.vitrine.search.propose;

import java.time.Instant;
import org.vitrine.events.DecisionCandidate;
import org.vitrine.events.Model;
import org.vitrine.events.Proposed;
import org.vitrine.events.SubjectReference;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.ModelReference;

/** Converts proposals to the Avro record of topic {@code proposed}. Pure. */
final class ProposedFacts {

    private ProposedFacts() {}

    static Proposed of(IndexedImage image, Proposal proposal, Instant now) {
        var fact = Proposed.newBuilder()
                .setImageId(image.imageId())
                .setCollectionId(image.collectionId())
                .setInstitutionId(image.institutionId())
                .setVersion(image.version())
                .setSha256(image.sha256())
                .setCandidates(proposal.candidates().stream()
                        .map(ProposedFacts::candidate)
                        .toList())
                .setConfident(proposal.confident())
                .setReasons(proposal.reasons())
                .setModel(model(image.model()))
                .setProposedAt(now);
        proposal.none().ifPresent(fact::setNone);
        proposal.suspect().map(ProposedFacts::subject).ifPresent(fact::setSuspect);
        return fact.build();
    }

    private static DecisionCandidate candidate(IndexedCandidate candidate) {
        var fact = DecisionCandidate.newBuilder().setSimilarity(candidate.similarity());
        candidate.itemId().ifPresent(fact::setItemId);
        candidate.institutionId().ifPresent(fact::setInstitutionId);
        candidate.specimenId().ifPresent(fact::setSpecimenId);
        candidate.imageId().ifPresent(fact::setImageId);
        candidate.score().ifPresent(fact::setScore);
        candidate.weight().ifPresent(fact::setWeight);
        return fact.build();
    }

    private static SubjectReference subject(IndexedSubject subject) {
        var fact = SubjectReference.newBuilder();
        subject.institutionId().ifPresent(fact::setInstitutionId);
        subject.specimenId().ifPresent(fact::setSpecimenId);
        subject.imageId().ifPresent(fact::setImageId);
        subject.itemId().ifPresent(fact::setItemId);
        return fact.build();
    }

    private static Model model(ModelReference model) {
        return Model.newBuilder()
                .setProvider(model.provider())
                .setName(model.name())
                .setVersion(model.version())
                .setDigest(model.digest())
                .build();
    }
}
