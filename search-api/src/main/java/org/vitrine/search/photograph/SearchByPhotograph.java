package org.vitrine.search.photograph;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vitrine.search.collection.Collections;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.filter.FilterReader;
import org.vitrine.search.filter.Filters;
import org.vitrine.search.near.NearestItems;
import org.vitrine.search.near.QueryVector;
import org.vitrine.search.near.Question;

/** One search from photographs to answer. The photographs of one search are looked at side by side. */
@ApplicationScoped
class SearchByPhotograph {

    private final Collections collections;
    private final Onlooker onlooker;
    private final NearestItems nearest;
    private final FilterReader filterReader;
    private final Turns turns;

    SearchByPhotograph(
            Collections collections,
            Onlooker onlooker,
            NearestItems nearest,
            FilterReader filterReader,
            SearchConfig config) {
        this.collections = collections;
        this.onlooker = onlooker;
        this.nearest = nearest;
        this.filterReader = filterReader;
        this.turns = new Turns(
                config.concurrentSearches(), config.waitingSearches(), config.turnTimeout(), config.retryAfter());
    }

    /**
     * What narrows a search.
     *
     * @param pxPerMm scale of the photographs, where the request states it
     */
    record Wish(int k, double minScore, Optional<Double> pxPerMm, FilterReader.Parsed filters) {}

    /** Waits; for virtual threads only. Each step has its own time limit. */
    SearchAnswer search(String collectionId, List<Photograph> photographs, Wish wish) {
        var profile = collections.find(collectionId);
        return turns.take(() -> {
            long began = System.nanoTime();
            return filterReader
                    .read(wish.filters(), collectionId, profile.filterNames())
                    .chain(filters -> looked(collectionId, photographs)
                            .chain(seen -> nearest.answer(question(profile, seen, wish, filters))
                                    .map(answer -> SearchAnswer.of(seen, answer, millisSince(began)))))
                    .await()
                    .indefinitely();
        });
    }

    private Uni<List<QueryPhotograph>> looked(String collectionId, List<Photograph> photographs) {
        var looks = photographs.stream()
                .map(photograph -> onlooker.look(photograph, collectionId))
                .toList();
        return Uni.join().all(looks).andFailFast();
    }

    private static Question question(
            Collections.Profile profile, List<QueryPhotograph> seen, Wish wish, Filters filters) {
        List<QueryVector> vectors = seen.stream()
                .map(photograph -> photograph.vector(wish.pxPerMm()))
                .toList();
        return new Question(
                profile.collectionId(),
                profile.rerank(),
                vectors,
                filters,
                profile.countedFacets(),
                wish.k(),
                wish.minScore(),
                Optional.empty());
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
