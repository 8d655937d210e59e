package org.vitrine.search.photograph;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vitrine.search.collection.ReadableCollections;
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

    private final ReadableCollections readableCollections;
    private final QueryImageAnalyzer queryImageAnalyzer;
    private final NearestItems nearest;
    private final FilterReader filterReader;
    private final SearchAdmission admission;

    SearchByPhotograph(
            ReadableCollections readableCollections,
            QueryImageAnalyzer queryImageAnalyzer,
            NearestItems nearest,
            FilterReader filterReader,
            SearchAdmission admission) {
        this.readableCollections = readableCollections;
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
    record SearchRequest(
            int k,
            double minScore,
            Optional<Double> pxPerMm,
            FilterReader.Parsed filters,
            Optional<String> text,
            boolean pictures) {}

    /**
     * Searches a collection. Throws at once if there is no such collection, or if the caller may not read it. Call it on
     * the thread of the request.
     */
    Uni<SearchAnswer> search(String collectionId, List<SubmittedPhotograph> photographs, SearchRequest request) {
        return search(readableCollections.find(collectionId), photographs, request, SearchProgress.NO_OP);
    }

    /**
     * Searches a collection that the caller may read. Preparing, describing and searching each have a timeout of their
     * own.
     *
     * @param progress receives results before the answer
     */
    Uni<SearchAnswer> search(
            SearchableCollections.Profile profile,
            List<SubmittedPhotograph> photographs,
            SearchRequest request,
            SearchProgress progress) {
        String collectionId = profile.collectionId();
        return admission.withPermit(() -> {
            long requestNanos = System.nanoTime();
            return filterReader
                    .read(request.filters(), collectionId, profile.filterNames())
                    .chain(filters -> analyze(collectionId, photographs, request.pictures(), progress)
                            .chain(analyzed -> answer(
                                    toQuery(profile, analyzed, request, filters), analyzed, request, requestNanos)));
        });
    }

    private Uni<SearchAnswer> answer(
            NearestItemsQuery nearestItemsQuery,
            List<QueryPhotograph> analyzed,
            SearchRequest request,
            long requestNanos) {
        long startNanos = System.nanoTime();
        return nearest.answer(nearestItemsQuery)
                .map(answer -> SearchAnswer.of(
                        analyzed,
                        request.pictures(),
                        answer,
                        Timings.of(analyzed, answer, Timings.msSince(startNanos)),
                        Math.round(Timings.msSince(requestNanos))));
    }

    private Uni<List<QueryPhotograph>> analyze(
            String collectionId, List<SubmittedPhotograph> photographs, boolean pictures, SearchProgress progress) {
        var analyses = IntStream.range(0, photographs.size())
                .mapToObj(i -> queryImageAnalyzer.analyze(photographs.get(i), i, collectionId, pictures, progress))
                .toList();
        return Uni.join().all(analyses).andFailFast();
    }

    private static NearestItemsQuery toQuery(
            SearchableCollections.Profile profile,
            List<QueryPhotograph> analyzed,
            SearchRequest request,
            Filters filters) {
        List<QueryVector> vectors = analyzed.stream()
                .map(photograph -> photograph.vector(request.pxPerMm()))
                .toList();
        return new NearestItemsQuery(
                profile.collectionId(),
                profile.rerank(),
                vectors,
                filters,
                request.text(),
                profile.countedFacets(),
                request.k(),
                request.minScore(),
                Optional.empty());
    }
}
