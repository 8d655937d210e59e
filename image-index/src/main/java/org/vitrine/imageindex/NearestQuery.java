package org.vitrine.imageindex;

/**
 * A k-NN query: the images nearest to a vector by cosine similarity.
 *
 * @param model model that computed the vector; only images that the same model embedded are searched
 * @param selection images to search among
 * @param size maximum number of hits, from 1
 * @param minSimilarity minimum cosine similarity of a hit, in [−1, 1]
 */
public record NearestQuery(
        ModelReference model, ImageVector vector, Selection selection, int size, double minSimilarity) {

    public NearestQuery {
        if (size < 1) {
            throw new IllegalArgumentException("size is %d, at least 1 is needed".formatted(size));
        }
    }
}
