package org.vitrine.vision.score;

/**
 * A fit of the score, and the data from which it was made.
 *
 * @param fit temperature and bias
 * @param source origin of the answers
 * @param on number of queries with known answers; 0 if unknown
 */
public record FittedScore(ScoreFit fit, Source source, int on) {

    /** Origin of the answers from which a fit was made. */
    public enum Source {
        /** Synthetic photographs, before the release; or values that the operator configured instead. */
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
