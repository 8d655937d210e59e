package org.vitrine.search.verify;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.vitrine.vision.verify.PolarCorrelation;

/**
 * The pictures of the newest queries, prepared for comparison. A proposal compares its picture twice: with candidates
 * for its item, and with photographs that it may repeat. The preparation takes longer than the comparisons.
 *
 * <p>Pictures are distinguished by the identity of their arrays, so only a query that passes the same array again finds
 * its picture here. The bytes must not be changed. Thread-safe.
 */
final class QueryCorrelations {

    /** Pictures that are kept. Each takes 260 kB. */
    private static final int MAX_PICTURES = 8;

    /** Weak keys are compared by identity. */
    private final Cache<byte[], PolarCorrelation> correlations = Caffeine.newBuilder()
            .weakKeys()
            .maximumSize(MAX_PICTURES)
            .executor(Runnable::run)
            .build();

    /**
     * Returns an encoded picture, prepared for comparison.
     *
     * @throws IllegalArgumentException if the bytes are no picture
     */
    PolarCorrelation of(byte[] picture) {
        var known = correlations.getIfPresent(picture);
        if (known != null) {
            return known;
        }
        var prepared = PolarCorrelation.of(picture);
        correlations.put(picture, prepared);
        return prepared;
    }
}
