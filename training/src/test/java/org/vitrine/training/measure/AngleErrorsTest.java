package org.vitrine.training.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AngleErrorsTest {

    @Test
    void anglesAreApartTheShorterWayRound() {
        assertThat(AngleErrors.difference(359, 1)).isEqualTo(2);
        assertThat(AngleErrors.difference(10, 190)).isEqualTo(180);
        assertThat(AngleErrors.difference(-350, 10)).isZero();
    }

    @Test
    void medianAndNinetiethPercentileAreOfTheDifferences() {
        var angles = AngleErrors.of(
                IntStream.rangeClosed(1, 10).mapToObj(i -> (double) i).toList());
        assertThat(angles.medianDegrees()).isEqualTo(5);
        assertThat(angles.p90Degrees()).isEqualTo(9);
        assertThat(AngleErrors.of(List.of(7.0)).p90Degrees()).isEqualTo(7);
    }
}
