package org.vitrine.imageindex;

/**
 * Turns OpenSearch's score into the cosine it stands for.
 *
 * <p>For {@code cosinesimil} on the lucene engine the score is (1 + cosine) / 2, because Lucene knows no negative
 * scores (OpenSearch documentation, "Spaces"; ImageIndexIT compares both on real vectors).
 */
final class Similarity {

    private Similarity() {}

    static double ofScore(double score) {
        return bounded(2 * score - 1);
    }

    /** Rounding of 32-bit floats must not make two equal vectors more alike than equal. */
    static double bounded(double cosine) {
        return Math.clamp(cosine, -1.0, 1.0);
    }
}
