package org.vitrine.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassFiguresTest {

    @Test
    void precisionRecallAndConfusionAreOfEachClass() {
        // Given
        var predictions = List.of(
                new HeldOutPrediction(0, "a", "a", 0.9, 0.9),
                new HeldOutPrediction(1, "a", "b", 0.6, 0.4),
                new HeldOutPrediction(2, "b", "b", 0.9, 0.9));

        // When
        var figures = ClassFigures.of(List.of("a", "b"), predictions);

        // Then
        assertThat(figures.accuracy()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(figures.confusion()).containsExactly(List.of(1, 1), List.of(0, 1));
        assertThat(figures.classes().getFirst().precision()).isEqualTo(1);
        assertThat(figures.classes().getFirst().recall()).isEqualTo(0.5);
        assertThat(figures.calibrationError()).isCloseTo((2 * 0.1 + 0.6) / 3, within(1e-9));
    }

    @Test
    void aLabelThatTheClassifierDoesNotKnowIsAMistake() {
        assertThat(ClassFigures.of(List.of("a"), List.of(new HeldOutPrediction(0, "c", "a", 1, 0)))
                        .accuracy())
                .isZero();
    }
}
