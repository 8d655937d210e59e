package org.vitrine.vision.score;

/**
 * A fit and what it was made of.
 *
 * @param on queries whose answer was known; 0 where that is not known
 */
public record FittedScore(ScoreFit fit, Source source, int on) {

    /** Whose answers a fit was made of. */
    public enum Source {
        /** Synthetic photographs, before the release; or the operator's figures in its place. */
        SHIPPED,
        /** Decisions of people in the collection. */
        DECISIONS
    }

    public FittedScore {
        if (on < 0) {
            throw new IllegalArgumentException("on is %d; 0 or more is needed".formatted(on));
        }
    }
}
