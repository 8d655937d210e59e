package org.vitrine.imageindex;

import java.util.Map;
import java.util.Objects;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;

/** Aggregates of an answer, by the names that the request gave them. */
final class Aggregates {

    private Aggregates() {}

    /** One that the request asked for and that OpenSearch does not leave out where the index exists. */
    static Aggregate named(Map<String, Aggregate> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }
}
