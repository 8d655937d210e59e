package org.vitrine.imageindex;

import java.time.Instant;
import java.util.Optional;

/**
 * Identifies the facts that the document of an image was joined from; stored in the document as {@code basis}. Every
 * part only grows from one document of an image to the next, so two documents of the same arrival can be ordered
 * without their revisions ({@link VersionConflict}).
 *
 * @param preprocessed version and time of the preparation
 * @param classified version and time of the labels and attributes
 * @param embedded version and time of the vector
 * @param decided the newest decisions; empty where none concern the image or its specimen
 * @param proposed version and time of the proposal; empty where none was made
 */
public record DocumentBasis(
        FactStamp preprocessed,
        FactStamp classified,
        FactStamp embedded,
        Optional<DecidedStamp> decided,
        Optional<FactStamp> proposed) {

    /** A basis without decisions and without a proposal. */
    public DocumentBasis(FactStamp preprocessed, FactStamp classified, FactStamp embedded) {
        this(preprocessed, classified, embedded, Optional.empty(), Optional.empty());
    }

    /**
     * Offsets of the newest decisions in the topic {@code decisions}; −1 where there is none.
     *
     * @param specimen newest decision about the specimen
     * @param image newest decision about the photograph
     */
    public record DecidedStamp(long specimen, long image) {

        static final DecidedStamp NONE = new DecidedStamp(-1, -1);

        boolean isSameOrNewerThan(DecidedStamp other) {
            return specimen >= other.specimen && image >= other.image;
        }
    }

    /**
     * Identifies one fact about the image.
     *
     * @param version version of the image that the fact is about, from 1
     * @param at when the fact was stated, UTC
     */
    public record FactStamp(int version, Instant at) {

        static final FactStamp NONE = new FactStamp(0, Instant.EPOCH);

        boolean isSameOrNewerThan(FactStamp other) {
            return version > other.version || (version == other.version && !at.isBefore(other.at));
        }
    }

    /** Whether at least one part is newer than that of the other basis, and no part is older. */
    boolean isNewerThan(DocumentBasis other) {
        return !equals(other)
                && preprocessed.isSameOrNewerThan(other.preprocessed)
                && classified.isSameOrNewerThan(other.classified)
                && embedded.isSameOrNewerThan(other.embedded)
                && decided.orElse(DecidedStamp.NONE).isSameOrNewerThan(other.decided.orElse(DecidedStamp.NONE))
                && proposed.orElse(FactStamp.NONE).isSameOrNewerThan(other.proposed.orElse(FactStamp.NONE));
    }
}
