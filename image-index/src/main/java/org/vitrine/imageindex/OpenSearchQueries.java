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
     * @param documentType type of the documents
     * @param request completes the request: indexes, query, sort
     */
    <T> Uni<SearchResponse<T>> search(Class<T> documentType, UnaryOperator<SearchRequest.Builder> request) {
        return send(
                documentType,
                request.apply(new SearchRequest.Builder()
                                .ignoreUnavailable(true)
                                .allowNoIndices(true))
                        .build());
    }

    /** Searches a point in time, which determines the indexes; the request must not name any. */
    <T> Uni<SearchResponse<T>> searchPointInTime(
            String pointInTime, Class<T> documentType, UnaryOperator<SearchRequest.Builder> request) {
        String keepAlive = keepAlive(config).toMillis() + "ms";
        return send(
                documentType,
                request.apply(new SearchRequest.Builder()
                                .pit(Pit.of(p -> p.id(pointInTime).keepAlive(keepAlive))))
                        .build());
    }

    /** Returns how long a point in time of a scan is kept: longer than one batch may take, with its repeats. */
    static Duration keepAlive(IndexConfig config) {
        return config.requestTimeout().multipliedBy(2);
    }

    private <T> Uni<SearchResponse<T>> send(Class<T> documentType, SearchRequest request) {
        return OpenSearchCall.uni(config.requestTimeout(), () -> client.search(request, documentType))
                // An index that was just created, or whose node restarts, answers 503 until a shard has started.
                .onFailure(IndexUnavailable.class)
                .retry()
                .withBackOff(config.readBackoff(), config.readBackoff().multipliedBy(4))
                .atMost(config.readRetries());
    }
}
