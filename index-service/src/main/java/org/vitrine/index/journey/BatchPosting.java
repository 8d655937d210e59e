package org.vitrine.index.journey;

import java.time.Instant;
import java.util.Optional;

/**
 * One upload of an image with a batch, with the outcome of the upload API.
 *
 * @param identifier the institution's own name of the photograph
 * @param at time of the upload, UTC
 * @param reasonCode why the upload was refused; empty otherwise
 * @param sentence explanation of the refusal for people; empty otherwise
 */
public record BatchPosting(
        Outcome outcome, String identifier, Instant at, Optional<String> reasonCode, Optional<String> sentence) {

    /** The outcomes in ascending precedence: a retry that finds its own first attempt must not replace its outcome. */
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

    /** Returns the upload that takes precedence: refused or accepted before "already here", then the later one. */
    BatchPosting withHigherPrecedence(BatchPosting other) {
        boolean changed = outcome != Outcome.ALREADY_HERE;
        boolean otherChanged = other.outcome != Outcome.ALREADY_HERE;
        if (changed != otherChanged) {
            return changed ? this : other;
        }
        int order = at.compareTo(other.at);
        if (order != 0) {
            return order > 0 ? this : other;
        }
        return outcome.compareTo(other.outcome) >= 0 ? this : other;
    }
}
