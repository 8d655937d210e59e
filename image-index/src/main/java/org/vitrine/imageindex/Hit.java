package org.vitrine.imageindex;

/**
 * An image near to what was asked for.
 *
 * @param image without its vector
 * @param similarity cosine in [−1, 1]
 */
public record Hit(IndexedImage image, double similarity) {}
