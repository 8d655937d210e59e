package org.vitrine.benchmarks.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vitrine.benchmarks.match.LogOdds.Example;

class LogOddsTest {

    @Test
    void theTrueWeightsAreFitted() {
        // Given
        var truth = new LogOdds(List.of(40.0, -2.0), -37.0);
        var random = new Random(3);
        var examples = IntStream.range(0, 20_000)
                .mapToObj(_ -> List.of(0.85 + 0.15 * random.nextDouble(), random.nextGaussian()))
                .map(features -> new Example(features, random.nextDouble() < 1 / (1 + Math.exp(-truth.of(features)))))
                .toList();

        // When
        var found = LogOdds.fitted(examples);

        // Then
        assertThat(found.weights().get(0)).isCloseTo(40, within(3.0));
        assertThat(found.weights().get(1)).isCloseTo(-2, within(0.2));
        assertThat(found.bias()).isCloseTo(-37, within(3.0));
    }

    @Test
    void examplesThatDoNotOverlapGiveFiniteWeights() {
        // Given
        var examples = List.of(
                new Example(List.of(0.1), false), new Example(List.of(0.2), false),
                new Example(List.of(0.8), true), new Example(List.of(0.9), true));

        // When
        var found = LogOdds.fitted(examples);

        // Then
        assertThat(found.weights().getFirst()).isBetween(1.0, 1000.0);
        assertThat(found.of(List.of(0.5))).isCloseTo(0, within(0.5));
    }
}
