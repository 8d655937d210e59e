package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;

/** Provides the classes of this module, connected to a real OpenSearch. */
record OpenSearchFixture(OpenSearchClients clients, OpenSearchAsyncClient client, IndexConfig config, ImageIndex index)
        implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(30);

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

    static IndexWrite put(IndexedImage image) {
        return new IndexWrite.Put(image);
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }

    @Override
    public void close() throws IOException {
        clients.close(client);
    }
}
