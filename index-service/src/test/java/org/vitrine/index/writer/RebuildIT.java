package org.vitrine.index.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.vitrine.events.Change;
import org.vitrine.events.Model;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.IndexUnavailable;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.index.TestTopics;
import org.vitrine.index.samples.ImageFactSamples;
import org.vitrine.platform.junit.PlatformResource;

/** Tests that a lost index is rebuilt from topic image-documents alone. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,opensearch"))
class RebuildIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    FactSerdes serdes;

    @Inject
    ImageIndex index;

    @Inject
    OpenSearchAsyncClient client;

    @Inject
    IndexRebuild rebuild;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void aGroupThatBeginsAtTheBeginningFillsAnEmptyIndexWhileTheLiveOneWrites() throws Exception {
        // Given
        var model = new Model("sagemaker", "rebuild-" + UUID.randomUUID(), "1", "");
        var stored = new ImageFactSamples("img-kept-" + UUID.randomUUID(), "rebuild", model);
        var withdrawn = new ImageFactSamples("img-withdrawn-" + UUID.randomUUID(), "rebuild", model);
        try (var topics = new TestTopics(bootstrapServers, serdes)) {
            post(topics, stored);
            post(topics, withdrawn);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(find(stored)).isPresent();
                assertThat(find(withdrawn)).isPresent();
            });
            topics.send(Topic.IMAGE_WITHDRAWN, withdrawn.imageId(), withdrawn.withdrawn(2));
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(find(withdrawn)).isEmpty());
        var before = find(stored);
        String lost = "images-3." + model.getName() + ".1";
        client.indices().delete(d -> d.index(lost)).get();
        var afterDeletion = find(stored);

        // When
        rebuild.images();

        // Then
        assertThat(afterDeletion).isEmpty();
        client.indices().refresh(r -> r.index(lost)).get();
        assertThat(find(stored)).isEqualTo(before);
        assertThat(find(withdrawn)).isEmpty();
    }

    private static void post(TestTopics topics, ImageFactSamples image) {
        topics.send(Topic.IMAGE_ARRIVED, image.imageId(), image.arrived(1, "a", Change.NEW, Map.of()));
        topics.send(Topic.PREPROCESSED, image.imageId(), image.preprocessed(1, "a"));
        topics.send(Topic.CLASSIFIED, image.imageId(), image.classified(1, "a"));
        topics.send(Topic.EMBEDDED, image.imageId(), image.embedded(1, "a", 1, 0));
    }

    private Optional<IndexedImage> find(ImageFactSamples image) {
        return index.find(image.imageId())
                .onFailure(IndexUnavailable.class)
                .recoverWithItem(Optional.empty())
                .await()
                .atMost(PATIENCE);
    }
}
