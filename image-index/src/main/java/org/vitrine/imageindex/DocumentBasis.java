package org.vitrine.imageindex;

import java.time.Instant;

/**
 * Which facts a document is made of. Within one image's documents every part only grows, so two documents of the same
 * arrival can be ordered without their revisions.
 *
 * @param preprocessed version and time of the preparation
 * @param classified version and time of the machine statements
 * @param embedded version and time of the vector
 */
public record DocumentBasis(FactStamp preprocessed, FactStamp classified, FactStamp embedded) {

    /**
     * One fact.
     *
     * @param version of the image that the fact is about, from 1
     * @param at when the fact was stated, UTC
     */
    public record FactStamp(int version, Instant at) {

        boolean isSameOrNewerThan(FactStamp other) {
            return version > other.version || (version == other.version && !at.isBefore(other.at));
        }
    }

    /** Whether a part of this is newer than the other's and none is older. */
    boolean isNewerThan(DocumentBasis other) {
        return !equals(other)
                && preprocessed.isSameOrNewerThan(other.preprocessed)
                && classified.isSameOrNewerThan(other.classified)
                && embedded.isSameOrNewerThan(other.embedded);
    }
}
