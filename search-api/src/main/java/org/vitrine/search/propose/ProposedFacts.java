package org.vitrine.search.propose;

import java.time.Instant;
import org.vitrine.events.Proposed;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.facts.FactMembers;

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
                        .map(FactMembers::candidate)
                        .toList())
                .setConfident(proposal.confident())
                .setReasons(proposal.reasons())
                .setModel(FactMembers.model(image.model()))
                .setProposedAt(now);
        proposal.none().ifPresent(fact::setNone);
        proposal.suspect().map(FactMembers::subject).ifPresent(fact::setSuspect);
        return fact.build();
    }
}
