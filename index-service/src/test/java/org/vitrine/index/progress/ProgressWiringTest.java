package org.vitrine.index.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the input topics of the progress topology, and the check of their partitions. */
class ProgressWiringTest {

    @Test
    void readsFactsDeadLettersAndTheItemsOfBatches() {
        assertThat(ProgressTopology.inputs())
                .contains("image-arrived", "indexed", "image-documents-dead-letter", "batch-items")
                .doesNotContain("image-documents", "collections-dead-letter", "decisions-dead-letter");
    }

    @Test
    void inputsOfDifferentPartitionsAreRefused() {
        assertThatThrownBy(() -> ProgressTopics.requireEqualPartitions(Map.of("image-arrived", 6, "batch-items", 3)))
                .hasMessageContaining("{batch-items=3, image-arrived=6}")
                .hasMessageContaining("give all the same number");
    }
}
