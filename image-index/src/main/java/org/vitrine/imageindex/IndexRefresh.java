package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;

/** Makes what was written visible to searches now instead of at the next interval. Costs OpenSearch a segment each time. */
@ApplicationScoped
public class IndexRefresh {

    private final OpenSearchAsyncClient client;
    private final IndexConfig config;

    IndexRefresh(OpenSearchAsyncClient client, IndexConfig config) {
        this.client = client;
        this.config = config;
    }

    /** The images of every model. */
    public Uni<Void> images() {
        return refresh(IndexName.ALL);
    }

    public Uni<Void> items() {
        return refresh(ItemIndex.NAME);
    }

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
