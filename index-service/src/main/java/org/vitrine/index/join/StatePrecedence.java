package org.vitrine.index.join;

import java.util.Optional;
import java.util.stream.LongStream;
import org.vitrine.events.Decided;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Proposed;

/** The rules which of two decided states, and which of two proposals, of an image is in force. Pure. */
final class StatePrecedence {

    private StatePrecedence() {}

    /** Restores the decided state from a document that was sent; empty where it has none. */
    static Optional<Decided> of(ImageDocument document) {
        if (document.getSpecimenDecided() == null && document.getImageDecided() == null) {
            return Optional.empty();
        }
        var arrived = document.getArrived();
        return Optional.of(Decided.newBuilder()
                .setImageId(document.getImageId())
                .setCollectionId(arrived.getCollectionId())
                .setInstitutionId(arrived.getInstitutionId())
                .setSpecimenId(arrived.getSpecimenId())
                .setSpecimen(document.getSpecimenDecided())
                .setImage(document.getImageDecided())
                .build());
    }

    /**
     * Adds the decided state to a document. The state of the specimen is added only if the arrival has the same
     * specimen.
     */
    static void add(Decided decided, ImageArrived arrival, ImageDocument.Builder document) {
        boolean sameSpecimen = decided.getInstitutionId().equals(arrival.getInstitutionId())
                && decided.getSpecimenId().equals(arrival.getSpecimenId());
        if (sameSpecimen) {
            document.setSpecimenDecided(decided.getSpecimen());
        }
        document.setImageDecided(decided.getImage());
    }

    /**
     * Whether a decided state replaces the known one: it is about another specimen, or about the same specimen and not
     * by an older decision. Of two states by the same decision the later record wins, because a profile that requires
     * more confirmations changes the state without a decision.
     */
    static boolean supersedes(Decided next, Decided known) {
        boolean sameSpecimen = next.getInstitutionId().equals(known.getInstitutionId())
                && next.getSpecimenId().equals(known.getSpecimenId());
        return !sameSpecimen || revision(next) >= revision(known);
    }

    private static long revision(Decided decided) {
        return LongStream.of(
                        Optional.ofNullable(decided.getSpecimen())
                                .map(state -> state.getRevision())
                                .orElse(-1L),
                        Optional.ofNullable(decided.getImage())
                                .map(state -> state.getRevision())
                                .orElse(-1L))
                .max()
                .orElse(-1);
    }

    static boolean isNewer(Proposed one, Proposed other) {
        return one.getVersion() > other.getVersion()
                || (one.getVersion() == other.getVersion()
                        && one.getProposedAt().isAfter(other.getProposedAt()));
    }
}
