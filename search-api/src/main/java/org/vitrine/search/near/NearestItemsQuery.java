package org.vitrine.search.near;

import java.util.List;
import java.util.Optional;
import org.vitrine.search.filter.Filters;
import org.vitrine.search.match.SpecimenKey;

/**
 * A query of the index.
 *
 * @param rerank whether the collection's profile has the first candidates compared stroke by stroke
 * @param vectors one per query photograph
 * @param text words of which all must occur in what is stated of an image
 * @param facets names of the facets to count
 * @param k most items wanted
 * @param minScore items below are left out
 * @param notOf a specimen that is known already and no answer
 * @param rejections what people said that the query is not
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
        Optional<SpecimenKey> notOf,
        Rejections rejections) {

    /** Of a photograph of which nothing was rejected. */
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
