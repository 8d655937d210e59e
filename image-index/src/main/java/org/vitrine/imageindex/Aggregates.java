package org.vitrine.imageindex;

import java.util.Map;
import java.util.Objects;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;

/** Reads aggregates from an OpenSearch response, by the names that the request gave them. */
final class Aggregates {

    private Aggregates() {}

    /**
     * Returns an aggregate of the request. Only for aggregates that OpenSearch always returns where the index exists.
     *
     * @throws NullPointerException if the response does not have it
     */
    static Aggregate required(Map<String, Aggregate> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }
}
