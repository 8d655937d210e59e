package org.vitrine.imageindex;

import java.time.Instant;
import java.util.Optional;

/**
 * Which facts a document is made of. Within one image's documents every part only grows, so two documents of the same
 * arrival can be ordered without their revisions.
 *
 * @param preprocessed version and time of the preparation
 * @param classified version and time of the machine statements
 * @param embedded version and time of the vector
 * @param decided what people decided; empty where nothing
 * @param proposed what a search by the image answers; empty where none was made
 */
public record DocumentBasis(
        FactStamp preprocessed,
        FactStamp classified,
        FactStamp embedded,
        Optional<DecidedStamp> decided,
        Optional<FactStamp> proposed) {

    /** Of which nothing is decided and nothing is proposed. */
    public DocumentBasis(FactStamp preprocessed, FactStamp classified, FactStamp embedded) {
        this(preprocessed, classified, embedded, Optional.empty(), Optional.empty());
    }

    /**
     * The newest decisions, by their offsets in the log; −1 where there is none.
     *
     * @param specimen about the specimen
     * @param image about the photograph
     */
    public record DecidedStamp(long specimen, long image) {

        static final DecidedStamp NONE = new DecidedStamp(-1, -1);

        boolean isSameOrNewerThan(DecidedStamp other) {
            return specimen >= other.specimen && image >= other.image;
        }
    }

    /**
     * One fact.
     *
     * @param version of the image that the fact is about, from 1
     * @param at when the fact was stated, UTC
     */
    public record FactStamp(int version, Instant at) {

        static final FactStamp NONE = new FactStamp(0, Instant.EPOCH);

        boolean isSameOrNewerThan(FactStamp other) {
            return version > other.version || (version == other.version && !at.isBefore(other.at));
        }
    }

    /** Whether a part of this is newer than the other's and none is older. */
    boolean isNewerThan(DocumentBasis other) {
        return !equals(other)
                && preprocessed.isSameOrNewerThan(other.preprocessed)
                && classified.isSameOrNewerThan(other.classified)
                && embedded.isSameOrNewerThan(other.embedded)
                && decided.orElse(DecidedStamp.NONE).isSameOrNewerThan(other.decided.orElse(DecidedStamp.NONE))
                && proposed.orElse(FactStamp.NONE).isSameOrNewerThan(other.proposed.orElse(FactStamp.NONE));
    }
}
