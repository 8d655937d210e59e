package org.vitrine.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ScoreFiguresTest {

    @Test
    void scoresThatAreRightAsOftenAsTheySayHaveLittleError() {
        // Given
        var predictions = drawn(score -> score);

        // When
        var figures = ScoreFigures.of(predictions);

        // Then
        assertThat(figures.calibrationError()).isLessThan(0.03);
        assertThat(figures.low()).isLessThanOrEqualTo(figures.high());
        assertThat(figures.photographs()).isEqualTo(500);
        assertThat(figures.predictions()).isEqualTo(2000);
    }

    @Test
    void scoresThatAreTooHighByAFifthHaveAnErrorOfAFifth() {
        var figures = ScoreFigures.of(drawn(score -> score - 0.2));

        assertThat(figures.calibrationError()).isCloseTo(0.18, within(0.04));
        assertThat(figures.low()).isGreaterThan(0.1);
    }

    @Test
    void confidentOnesAreCountedAmongAllAndAmongThoseThatAreCatalogued() {
        // Given
        var predictions = List.of(
                new ItemPrediction(0, 0.9, true, true, true),
                new ItemPrediction(1, 0.9, false, false, true),
                new ItemPrediction(2, 0.4, true, true, false),
                new ItemPrediction(3, 0.1, false, false, false));

        // When
        var figures = ScoreFigures.of(predictions);

        // Then
        assertThat(figures.confidentRight()).isEqualTo(0.5);
        assertThat(figures.coverage()).isEqualTo(0.5);
        assertThat(figures.coverageCatalogued()).isEqualTo(0.5);
        assertThat(figures.top1()).isEqualTo(1);
    }

    private static List<ItemPrediction> drawn(DoubleUnaryOperator truth) {
        var random = new Random(3);
        var predictions = new ArrayList<ItemPrediction>();
        for (int i = 0; i < 2000; i++) {
            double score = random.nextDouble();
            predictions.add(new ItemPrediction(
                    i % 500, score, random.nextDouble() < truth.applyAsDouble(score), true, score > 0.8));
        }
        return predictions;
    }
}
