package org.vitrine.imageindex;

/**
 * Asks for the images nearest to a vector.
 *
 * @param model who made the vector; only images that the same model embedded are looked at
 * @param size most hits wanted, from 1
 * @param minSimilarity hits below are left out, in [−1, 1]
 */
public record NearestQuery(
        ModelReference model, ImageVector vector, Selection selection, int size, double minSimilarity) {

    public NearestQuery {
        if (size < 1) {
            throw new IllegalArgumentException("size is %d, at least 1 is needed".formatted(size));
        }
    }
}
