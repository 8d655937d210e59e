package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;

/** Provides the classes of this module, connected to a real OpenSearch. */
record OpenSearchFixture(OpenSearchClients clients, OpenSearchAsyncClient client, IndexConfig config, ImageIndex index)
        implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(30);

    /** OpenSearch's default of {@code search.max_open_pit_context}. */
    static final int USUAL_POINTS_IN_TIME = 300;

    static OpenSearchFixture at(URI url) {
        var config = new FastIndexConfig(url);
        var clients = new OpenSearchClients();
        var client = clients.client(config);
        return new OpenSearchFixture(clients, client, config, new ImageIndex(client, config));
    }

    /** Returns a writer with a separate cache of existing indexes, as another process has it. */
    ImageIndexWriter writer() {
        return new ImageIndexWriter(client, new IndexTemplates(client, config), config);
    }

    void write(String model, List<IndexWrite> writes) {
        var outcomes = await(writer().write(writes));
        assertThat(Set.copyOf(outcomes)).containsExactly(new WriteOutcome.Written());
        refresh(model);
    }

    void refresh(String model) {
        await(OpenSearchCall.uni(LIMIT, () -> client.indices()
                .refresh(r ->
                        r.index(IndexName.of(IndexedImageSamples.model(model)).value()))));
    }

    /** Makes all written decisions, items and images visible to searches. */
    void refreshRecords() {
        var refresh = new IndexRefresh(client, config);
        await(refresh.decisions());
        await(refresh.items());
        await(refresh.images());
    }

    /** Sets how many points in time the node may have, one for each shard. */
    void limitPointsInTime(int most) throws IOException {
        await(OpenSearchCall.uni(LIMIT, () -> client.cluster()
                .putSettings(p -> p.transient_("search.max_open_pit_context", JsonData.of(most)))));
    }

    static IndexWrite put(IndexedImage image) {
        return new IndexWrite.Put(image);
    }

    static IndexWrite.Remove removal(String imageId, String collectionId, int version, long revision) {
        return new IndexWrite.Remove(imageId, collectionId, "museum", version, revision);
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }

    @Override
    public void close() throws IOException {
        clients.close(client);
    }
}
