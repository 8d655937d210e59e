package org.vitrine.search.near;

import java.util.List;
import java.util.Optional;
import org.vitrine.search.filter.Filters;
import org.vitrine.search.match.SpecimenKey;

/**
 * A query for the items nearest to one or several query photographs.
 *
 * @param collectionId collection that is searched
 * @param rerank whether the collection's profile asks to compare the first candidates by their edge maps
 * @param vectors one for each query photograph, at least one
 * @param filters facets that candidates must have
 * @param text words of which all must occur in what is stated of an image
 * @param facets names of the facets to count
 * @param k maximum number of items wanted
 * @param minScore items with a lower score are left out, in [0, 1]
 * @param excludedSpecimen specimen that is left out, because the query photograph shows it
 * @param rejections items and specimens that people rejected for the query photograph
 */
public record NearestItemsQuery(
        String collectionId,
        boolean rerank,
        List<QueryVector> vectors,
        Filters filters,
        Optional<String> text,
        List<String> facets,
        int k,
        double minScore,
        Optional<SpecimenKey> excludedSpecimen,
        Rejections rejections) {

    /** A query by a photograph for which nothing was rejected. */
    public NearestItemsQuery(
            String collectionId,
            boolean rerank,
            List<QueryVector> vectors,
            Filters filters,
            Optional<String> text,
            List<String> facets,
            int k,
            double minScore,
            Optional<SpecimenKey> notOf) {
        this(collectionId, rerank, vectors, filters, text, facets, k, minScore, notOf, Rejections.NONE);
    }
}
