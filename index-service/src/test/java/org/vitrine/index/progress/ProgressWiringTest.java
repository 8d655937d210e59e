package org.vitrine.index.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.vitrine.index.streams.TopologyTopics;

/** Tests which topics the progress topology reads and keeps. */
class ProgressWiringTest {

    private final TopologyTopics topics = TopologyTopics.of(new ProgressTopology(
                    ProgressTopologyFixture::serde,
                    new StageCounters(),
                    ProgressFacts.RETENTION,
                    Stores::inMemoryKeyValueStore)
            .build());

    @Test
    void readsFactsDeadLettersAndTheItemsOfBatches() {
        assertThat(topics.inputs())
                .contains("image-arrived", "indexed", "image-documents-dead-letter", "batch-items")
                .doesNotContain("image-documents", "collections-dead-letter", "decisions-dead-letter");
    }

    @Test
    void keepsSevenStoresAndRepartitionsTheItemsOfBatches() {
        assertThat(topics.repartitions()).containsExactly("items-by-batch-repartition");
        assertThat(topics.stores())
                .containsExactlyInAnyOrder(
                        "image-journey",
                        "image-stage",
                        "image-failure",
                        "image-original",
                        "batch-item",
                        "batch-failure",
                        "batch-newest");
    }
}
