package org.vitrine.index.writer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vitrine.events.DecidedAttribute;
import org.vitrine.events.DecidedLabel;
import org.vitrine.events.DecisionCandidate;
import org.vitrine.events.DecisionConflict;
import org.vitrine.events.DecisionReference;
import org.vitrine.events.ImageDecided;
import org.vitrine.events.PendingAttachment;
import org.vitrine.events.Proposed;
import org.vitrine.events.SpecimenDecided;
import org.vitrine.events.SubjectReference;
import org.vitrine.imageindex.DocumentBasis.DecidedStamp;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedProposal;
import org.vitrine.imageindex.IndexedSubject;

/** Maps decided states and proposals from their Avro records to the types of the index. Pure. */
final class DecidedStateMapping {

    private DecidedStateMapping() {}

    /** Returns the decided state for the index; empty where nothing was ever decided. */
    static Optional<IndexedDecided> decided(@Nullable SpecimenDecided specimen, @Nullable ImageDecided image) {
        return specimen == null && image == null
                ? Optional.empty()
                : Optional.of(new IndexedDecided(
                        Optional.ofNullable(specimen).map(DecidedStateMapping::specimen),
                        Optional.ofNullable(image).map(DecidedStateMapping::image)));
    }

    /**
     * Returns the offsets of the newest decisions, for the basis of a document; empty where nothing was ever decided.
     */
    static Optional<DecidedStamp> stamp(@Nullable SpecimenDecided specimen, @Nullable ImageDecided image) {
        return specimen == null && image == null
                ? Optional.empty()
                : Optional.of(new DecidedStamp(
                        specimen == null ? -1 : specimen.getRevision(), image == null ? -1 : image.getRevision()));
    }

    static IndexedProposal proposal(Proposed proposed) {
        return new IndexedProposal(
                DocumentMapping.mapAll(proposed.getCandidates(), DecidedStateMapping::candidate),
                Optional.ofNullable(proposed.getNone()),
                proposed.getConfident(),
                proposed.getReasons(),
                Optional.ofNullable(proposed.getSuspect()).map(DecidedStateMapping::subject),
                DocumentMapping.model(proposed.getModel()),
                proposed.getProposedAt());
    }

    static IndexedCandidate candidate(DecisionCandidate candidate) {
        return new IndexedCandidate(
                Optional.ofNullable(candidate.getItemId()),
                Optional.ofNullable(candidate.getInstitutionId()),
                Optional.ofNullable(candidate.getSpecimenId()),
                Optional.ofNullable(candidate.getImageId()),
                candidate.getSimilarity(),
                Optional.ofNullable(candidate.getScore()),
                Optional.ofNullable(candidate.getWeight()));
    }

    static IndexedSubject subject(SubjectReference subject) {
        return new IndexedSubject(
                Optional.ofNullable(subject.getInstitutionId()),
                Optional.ofNullable(subject.getSpecimenId()),
                Optional.ofNullable(subject.getImageId()),
                Optional.ofNullable(subject.getItemId()));
    }

    private static IndexedDecided.OfSpecimen specimen(SpecimenDecided state) {
        return new IndexedDecided.OfSpecimen(
                Optional.ofNullable(state.getItemId()),
                Optional.ofNullable(state.getAttachment()).map(DecidedStateMapping::by),
                state.getNoneOfThese(),
                state.getConfirmations(),
                Optional.ofNullable(state.getPending()).map(DecidedStateMapping::pending),
                state.getNotItems(),
                DocumentMapping.mapAll(state.getNotSpecimens(), DecidedStateMapping::subject),
                DocumentMapping.mapAll(state.getSameSpecimens(), DecidedStateMapping::subject),
                DocumentMapping.mapAll(state.getSameDies(), DecidedStateMapping::subject),
                DocumentMapping.mapAll(state.getConflicts(), DecidedStateMapping::conflict),
                state.getRevision());
    }

    private static IndexedDecided.Pending pending(PendingAttachment pending) {
        return new IndexedDecided.Pending(
                Optional.ofNullable(pending.getItemId()),
                by(pending.getBy()),
                pending.getConfirmations(),
                pending.getRequired());
    }

    private static IndexedDecided.OfImage image(ImageDecided state) {
        return new IndexedDecided.OfImage(
                Optional.ofNullable(state.getSide())
                        .map(decided -> new IndexedDecided.DecidedSide(
                                DocumentMapping.side(decided.getSide()), by(decided.getBy()))),
                Optional.ofNullable(state.getRegion())
                        .map(decided -> new IndexedDecided.DecidedRegion(
                                DocumentMapping.region(decided.getRegion()), by(decided.getBy()))),
                Optional.ofNullable(state.getAngle())
                        .map(decided -> new IndexedDecided.DecidedAngle(decided.getDegrees(), by(decided.getBy()))),
                DocumentMapping.mapAll(state.getAttributes(), DecidedStateMapping::attribute),
                DocumentMapping.mapAll(state.getLabels(), DecidedStateMapping::label),
                Optional.ofNullable(state.getDuplicateOf()),
                DocumentMapping.mapAll(state.getConflicts(), DecidedStateMapping::conflict),
                state.getRevision());
    }

    private static IndexedDecided.DecidedAttribute attribute(DecidedAttribute decided) {
        return new IndexedDecided.DecidedAttribute(
                decided.getName(), Optional.ofNullable(decided.getValue()), decided.getRejected(), by(decided.getBy()));
    }

    private static IndexedDecided.DecidedLabel label(DecidedLabel decided) {
        return new IndexedDecided.DecidedLabel(
                decided.getName(),
                IndexedDecided.Verdict.of(DocumentMapping.jsonName(decided.getVerdict())),
                Optional.ofNullable(decided.getBox()).map(DocumentMapping::region),
                by(decided.getBy()));
    }

    private static IndexedDecided.Conflict conflict(DecisionConflict conflict) {
        return new IndexedDecided.Conflict(
                conflict.getAbout(),
                by(conflict.getCounts()),
                conflict.getCountsValue(),
                by(conflict.getAgainst()),
                conflict.getAgainstValue());
    }

    private static IndexedDecided.DecidedBy by(DecisionReference reference) {
        return new IndexedDecided.DecidedBy(
                reference.getDecisionId(), reference.getPerson(), reference.getAt(), reference.getRole());
    }
}
