package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;

/**
 * Refreshes indexes, so that searches show written documents now, and not only at the next refresh interval. Each
 * refresh creates a segment in OpenSearch, so callers limit their rate.
 */
@ApplicationScoped
public class IndexRefresh {

    private final OpenSearchAsyncClient client;
    private final IndexConfig config;

    IndexRefresh(OpenSearchAsyncClient client, IndexConfig config) {
        this.client = client;
        this.config = config;
    }

    /** Refreshes the indexes of images, of all models. */
    public Uni<Void> images() {
        return refresh(IndexName.ALL);
    }

    /** Refreshes the index of items. */
    public Uni<Void> items() {
        return refresh(ItemIndex.NAME);
    }

    /** Refreshes the index of decisions. */
    public Uni<Void> decisions() {
        return refresh(DecisionIndex.NAME);
    }

    private Uni<Void> refresh(IndexName index) {
        return OpenSearchCall.uni(config.requestTimeout(), () -> client.indices()
                        .refresh(r ->
                                r.index(index.value()).ignoreUnavailable(true).allowNoIndices(true)))
                .replaceWithVoid();
    }
}
