package org.vitrine.vision.prepare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationScoresTest {

    private static final int STEPS = 64;

    @ParameterizedTest
    @ValueSource(doubles = {-179, -90, -2, 0, 2.5, 45, 100, 179})
    void thePeakIsReadBetweenTheSteps(double degrees) {
        // When
        var reading = RotationScores.interpret(peak(degrees, 8));

        // Then
        assertThat(Math.IEEEremainder(reading.degrees() - degrees, 360)).isCloseTo(0, within(1.0));
        assertThat(reading.confidence()).isGreaterThan(0.9);
        assertThat(reading.halfTurn()).isLessThan(0.05);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 30, -100})
    void twoPeaksHalfATurnApartAreADoubt(double degrees) {
        // Given
        var scores = peak(degrees, 8);
        var other = peak(degrees + 180, 8);
        for (int i = 0; i < STEPS; i++) {
            scores[i] = Math.max(scores[i], other[i]);
        }

        // When
        var reading = RotationScores.interpret(scores);

        // Then
        assertThat(reading.halfTurn()).isCloseTo(reading.confidence(), within(0.1));
    }

    private static float[] peak(double degrees, double height) {
        var scores = new float[STEPS];
        for (int i = 0; i < STEPS; i++) {
            double apart = Math.IEEEremainder(i * 360.0 / STEPS - degrees, 360) / 6;
            scores[i] = (float) (height * Math.exp(-apart * apart / 2));
        }
        return scores;
    }
}
