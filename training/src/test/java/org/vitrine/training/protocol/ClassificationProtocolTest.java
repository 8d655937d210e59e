package org.vitrine.training.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.training.measure.HeldOutPrediction;

class ClassificationProtocolTest {

    @Test
    void aModelWithTheClassUnknownIsAlsoMeasuredOnItsAnswersAlone() {
        // Given
        var predictions = List.of(
                new HeldOutPrediction(0, "silver", "silver", 0.95, 0.95),
                new HeldOutPrediction(1, "silver", "unknown", 0.5, 0.4),
                new HeldOutPrediction(2, "gold", "copper-alloy", 0.9, 0.1));

        // When
        var figures = ClassificationProtocol.whereAnswered(predictions);

        // Then
        assertThat(figures).isEqualTo(Map.of("answered", 2, "rightOfAnswered", 0.5));
    }

    @Test
    void aModelThatNeverAnswersIsNeverRight() {
        assertThat(ClassificationProtocol.whereAnswered(List.of(new HeldOutPrediction(0, "gold", "unknown", 0.5, 0.2))))
                .isEqualTo(Map.of("answered", 0, "rightOfAnswered", 0.0));
    }
}
