package org.vitrine.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetrievalFiguresTest {

    @Test
    void eachFigureIsComputedByItsDefinition() {
        // Given
        var first = List.of(true, false, true, false);
        var third = List.of(false, false, true, false);

        // When
        var figures = RetrievalFigures.of(List.of(first, third));

        // Then
        assertThat(figures.top1()).isEqualTo(0.5);
        assertThat(figures.hit8()).isEqualTo(1);
        assertThat(figures.recall8()).isEqualTo(1);
        assertThat(figures.meanAveragePrecision()).isCloseTo(((1 + 2.0 / 3) / 2 + 1.0 / 3) / 2, within(1e-9));
        assertThat(figures.queries()).isEqualTo(2);
    }

    @Test
    void aQueryWithNothingToFindCountsNothing() {
        assertThat(RetrievalFigures.of(List.of(List.of(false, false), List.of(true)))
                        .queries())
                .isEqualTo(1);
    }

    @Test
    void recallIsOfWhatCanBeAmongEight() {
        var ten = Stream.concat(
                        Stream.generate(() -> true).limit(4),
                        Stream.concat(
                                Stream.generate(() -> false).limit(4),
                                Stream.generate(() -> true).limit(6)))
                .toList();
        assertThat(RetrievalFigures.of(List.of(ten)).recall8()).isEqualTo(0.5);
    }
}
