package org.vitrine.imageindex;

/**
 * A k-NN query: the images nearest to a vector by cosine similarity.
 *
 * @param model model that computed the vector; only images that the same model embedded are searched
 * @param selection images to search among
 * @param size maximum number of hits, from 1
 * @param minSimilarity minimum cosine similarity of a hit, in [−1, 1]
 * @param exclusion images of the selection that are left out before the nearest are taken
 */
public record NearestQuery(
        ModelReference model,
        ImageVector vector,
        Selection selection,
        int size,
        double minSimilarity,
        Exclusion exclusion) {

    public NearestQuery {
        if (size < 1) {
            throw new IllegalArgumentException("size is %d, at least 1 is needed".formatted(size));
        }
    }

    /** Creates a query that leaves out no image of its selection. */
    public NearestQuery(ModelReference model, ImageVector vector, Selection selection, int size, double minSimilarity) {
        this(model, vector, selection, size, minSimilarity, Exclusion.NONE);
    }

    /** Returns the query without further images. */
    public NearestQuery without(Exclusion images) {
        return new NearestQuery(model, vector, selection, size, minSimilarity, exclusion.and(images));
    }
}
