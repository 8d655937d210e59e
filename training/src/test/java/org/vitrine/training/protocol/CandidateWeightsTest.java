package org.vitrine.training.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.vectors.EmbeddedPhotograph;
import org.vitrine.training.vectors.InputPreparation;
import org.vitrine.training.vectors.TrainingVector;

class CandidateWeightsTest {

    /** One for all photographs: each loads the shipped models. */
    private static final InputPreparation PREPARATION = InputPreparation.Pipeline.bare();

    private final CandidateWeights weights = new CandidateWeights(Optional.empty());

    @Test
    void anItemWeighsWhatItsNearestPhotographDoes() throws IOException {
        // Given
        var catalogue = List.of(of("a", 1, 1), of("a", 1, 0.1f), of("b", 0, 1));

        // When
        var byItem = weights.of(of("?", 1, 0))
                .byItem(catalogue, it -> it.photograph().required("item"));

        // Then
        assertThat(byItem).containsOnlyKeys("a", "b");
        assertThat(byItem.getOrDefault("a", 0.0)).isCloseTo(1 / Math.sqrt(1.01), within(1e-6));
        assertThat(byItem.getOrDefault("b", 1.0)).isCloseTo(0, within(1e-6));
    }

    @Test
    void itemsBeyondTheNearestPhotographsAreNoCandidates() throws IOException {
        // Given
        var catalogue = IntStream.range(0, 200)
                .mapToObj(i -> of("item-" + i, 1, i * 0.01f))
                .toList();

        // When
        var byItem = weights.of(of("?", 1, 0))
                .byItem(catalogue, it -> it.photograph().required("item"));

        // Then
        assertThat(byItem).hasSize(96).containsKey("item-0").doesNotContainKey("item-96");
    }

    private static EmbeddedPhotograph of(String item, float x, float y) {
        return new EmbeddedPhotograph(
                new LabelledPhotograph(item, () -> new byte[0], Map.of("item", item)),
                TrainingVector.of(new float[] {x, y}),
                PREPARATION);
    }
}
