package org.vitrine.search.match;

import java.util.Optional;

/**
 * An indexed photograph near a query photograph.
 *
 * @param similarity cosine of the two vectors, in [−1, 1]
 */
public record Candidate(String imageId, String specimenId, Optional<String> itemId, Side side, double similarity) {}
