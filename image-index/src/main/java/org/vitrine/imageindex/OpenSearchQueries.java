package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Pit;

/**
 * Sends searches. A search over an index that does not exist has no hits. A search that fails because OpenSearch is
 * unavailable is retried with backoff, {@code vitrine.index.read-retries} times.
 */
record OpenSearchQueries(OpenSearchAsyncClient client, IndexConfig config) {

    /**
     * Searches indexes.
     *
     * @param documents type of the documents
     * @param asked completes the request: indexes, query, sort
     */
    <T> Uni<SearchResponse<T>> over(Class<T> documents, UnaryOperator<SearchRequest.Builder> asked) {
        return send(
                documents,
                asked.apply(new SearchRequest.Builder().ignoreUnavailable(true).allowNoIndices(true))
                        .build());
    }

    /** Searches a point in time, which determines the indexes; the request must not name any. */
    <T> Uni<SearchResponse<T>> within(
            String pointInTime, Class<T> documents, UnaryOperator<SearchRequest.Builder> asked) {
        String keptFor = keepAlive(config).toMillis() + "ms";
        return send(
                documents,
                asked.apply(new SearchRequest.Builder()
                                .pit(Pit.of(p -> p.id(pointInTime).keepAlive(keptFor))))
                        .build());
    }

    /** Returns how long a point in time of a scan is kept: longer than one batch may take, with its repeats. */
    static Duration keepAlive(IndexConfig config) {
        return config.requestTimeout().multipliedBy(2);
    }

    private <T> Uni<SearchResponse<T>> send(Class<T> documents, SearchRequest request) {
        return OpenSearchCall.uni(config.requestTimeout(), () -> client.search(request, documents))
                // An index that was just created, or whose node restarts, answers 503 until a shard has started.
                .onFailure(IndexUnavailable.class)
                .retry()
                .withBackOff(config.readBackoff(), config.readBackoff().multipliedBy(4))
                .atMost(config.readRetries());
    }
}
