package org.vitrine.index.journey;

import java.time.Instant;
import java.util.Optional;

/**
 * That an image was posted with a batch, and its outcome in the upload API.
 *
 * @param reasonCode and {@code sentence}: why it was refused
 */
public record BatchPosting(
        Outcome outcome, String identifier, Instant at, Optional<String> reasonCode, Optional<String> sentence) {

    /** In the order in which they count: a retry that finds its own first attempt must not hide it. */
    public enum Outcome {
        ALREADY_HERE,
        REFUSED,
        ACCEPTED
    }

    public static BatchPosting accepted(String identifier, Instant at) {
        return new BatchPosting(Outcome.ACCEPTED, identifier, at, Optional.empty(), Optional.empty());
    }

    public static BatchPosting alreadyHere(String identifier, Instant at) {
        return new BatchPosting(Outcome.ALREADY_HERE, identifier, at, Optional.empty(), Optional.empty());
    }

    public static BatchPosting refused(String identifier, Instant at, String reasonCode, String sentence) {
        return new BatchPosting(Outcome.REFUSED, identifier, at, Optional.of(reasonCode), Optional.of(sentence));
    }

    /** The one that counts: a real outcome before "already here", then the later. */
    BatchPosting or(BatchPosting other) {
        boolean here = outcome != Outcome.ALREADY_HERE;
        boolean there = other.outcome != Outcome.ALREADY_HERE;
        if (here != there) {
            return here ? this : other;
        }
        int later = at.compareTo(other.at);
        if (later != 0) {
            return later > 0 ? this : other;
        }
        return outcome.compareTo(other.outcome) >= 0 ? this : other;
    }
}
