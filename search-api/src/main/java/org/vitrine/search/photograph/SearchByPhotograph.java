package org.vitrine.search.photograph;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vitrine.search.collection.SearchableCollections;
import org.vitrine.search.filter.FilterReader;
import org.vitrine.search.filter.Filters;
import org.vitrine.search.near.NearestItems;
import org.vitrine.search.near.NearestItemsQuery;
import org.vitrine.search.near.QueryVector;

/**
 * Runs a search by photographs from the request to the answer. Two photographs of one search are prepared and described
 * concurrently.
 */
@ApplicationScoped
class SearchByPhotograph {

    private final SearchableCollections searchableCollections;
    private final QueryImageAnalyzer queryImageAnalyzer;
    private final NearestItems nearest;
    private final FilterReader filterReader;
    private final SearchAdmission admission;

    SearchByPhotograph(
            SearchableCollections searchableCollections,
            QueryImageAnalyzer queryImageAnalyzer,
            NearestItems nearest,
            FilterReader filterReader,
            SearchAdmission admission) {
        this.searchableCollections = searchableCollections;
        this.queryImageAnalyzer = queryImageAnalyzer;
        this.nearest = nearest;
        this.filterReader = filterReader;
        this.admission = admission;
    }

    /**
     * Parameters of a search: what narrows it, and what its answer has.
     *
     * @param k maximum number of hits
     * @param minScore hits with a lower score are left out, in [0, 1]
     * @param pxPerMm scale of the photographs, in pixels per millimetre; empty if the request does not state it
     * @param filters facets that candidates must have
     * @param text words of which all must occur in what is stated of an image
     * @param pictures whether the answer has pictures of the steps
     */
    record Wish(
            int k,
            double minScore,
            Optional<Double> pxPerMm,
            FilterReader.Parsed filters,
            Optional<String> text,
            boolean pictures) {}

    /**
     * Searches a collection. Throws at once if there is no such collection. Preparing, describing and searching each
     * have a timeout of their own.
     *
     * @param progress receives results before the answer
     */
    Uni<SearchAnswer> search(
            String collectionId, List<SubmittedPhotograph> photographs, Wish wish, SearchProgress progress) {
        var profile = searchableCollections.find(collectionId);
        return admission.inTurn(() -> {
            long began = System.nanoTime();
            return filterReader
                    .read(wish.filters(), collectionId, profile.filterNames())
                    .chain(filters -> looked(collectionId, photographs, wish.pictures(), progress)
                            .chain(seen -> answer(question(profile, seen, wish, filters), seen, wish, began)));
        });
    }

    private Uni<SearchAnswer> answer(
            NearestItemsQuery nearestItemsQuery, List<QueryPhotograph> seen, Wish wish, long began) {
        long since = System.nanoTime();
        return nearest.answer(nearestItemsQuery)
                .map(answer -> SearchAnswer.of(
                        seen,
                        wish.pictures(),
                        answer,
                        Timings.of(seen, answer, Timings.msSince(since)),
                        Math.round(Timings.msSince(began))));
    }

    private Uni<List<QueryPhotograph>> looked(
            String collectionId, List<SubmittedPhotograph> photographs, boolean pictures, SearchProgress progress) {
        var looks = IntStream.range(0, photographs.size())
                .mapToObj(i -> queryImageAnalyzer.look(photographs.get(i), i, collectionId, pictures, progress))
                .toList();
        return Uni.join().all(looks).andFailFast();
    }

    private static NearestItemsQuery question(
            SearchableCollections.Profile profile, List<QueryPhotograph> seen, Wish wish, Filters filters) {
        List<QueryVector> vectors = seen.stream()
                .map(photograph -> photograph.vector(wish.pxPerMm()))
                .toList();
        return new NearestItemsQuery(
                profile.collectionId(),
                profile.rerank(),
                vectors,
                filters,
                wish.text(),
                profile.countedFacets(),
                wish.k(),
                wish.minScore(),
                Optional.empty());
    }
}
