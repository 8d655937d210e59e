package org.vitrine.imageindex;

/**
 * Converts the score of an OpenSearch hit to the cosine similarity.
 *
 * <p>For {@code cosinesimil} on the lucene engine the score is (1 + cosine) / 2, because Lucene has no negative scores
 * (OpenSearch documentation, "Spaces"; NearestImagesIT compares both on real vectors).
 */
final class Similarity {

    private Similarity() {}

    static double ofScore(double score) {
        return bounded(2 * score - 1);
    }

    /** Limits a cosine to [−1, 1]: rounding of 32-bit floats can give equal vectors a value slightly above 1. */
    static double bounded(double cosine) {
        return Math.clamp(cosine, -1.0, 1.0);
    }
}
