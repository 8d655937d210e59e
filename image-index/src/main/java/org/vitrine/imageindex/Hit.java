package org.vitrine.imageindex;

/**
 * One result of a nearest-neighbour query.
 *
 * @param image the image, without its vector
 * @param similarity cosine similarity to the query vector, in [−1, 1]
 */
public record Hit(IndexedImage image, double similarity) {}
