package org.vitrine.benchmarks.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vitrine.vision.score.FittedScore;
import org.vitrine.vision.score.ScoreFit;
import org.vitrine.vision.verify.EmbedderCalibration;
import org.vitrine.vision.verify.SameObjectModel;

class MatchBenchmarkTest {

    @Test
    void thePrintedCalibrationIsAnExpressionOfTheTypesThatItIsPastedInto() {
        // Given
        var fitted = new EmbedderCalibration(
                0.4455,
                13.2,
                new SameObjectModel(8.79, 4.22, 1.758, -10.41),
                new FittedScore(new ScoreFit(1.195, 1.758), FittedScore.Source.SHIPPED, 352),
                1.7);

        // When
        var expression = MatchBenchmark.javaExpression("relief-deep", fitted);

        // Then
        assertThat(expression)
                .isEqualTo(
                        "\"relief-deep\", new %s(0.4455, 13.2, new %s(8.79, 4.22, 1.758, -10.41), shipped(1.195, 1.758, 352), 1.70)"
                                .formatted(
                                        EmbedderCalibration.class.getSimpleName(),
                                        SameObjectModel.class.getSimpleName()));
    }
}
