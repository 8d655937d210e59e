package org.vitrine.training.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnglesTest {

    @Test
    void anglesAreApartTheShorterWayRound() {
        assertThat(Angles.apart(359, 1)).isEqualTo(2);
        assertThat(Angles.apart(10, 190)).isEqualTo(180);
        assertThat(Angles.apart(-350, 10)).isZero();
    }

    @Test
    void medianAndNinetiethPercentileAreOfTheDifferences() {
        var angles =
                Angles.of(IntStream.rangeClosed(1, 10).mapToObj(i -> (double) i).toList());
        assertThat(angles.medianDegrees()).isEqualTo(5);
        assertThat(angles.p90Degrees()).isEqualTo(9);
        assertThat(Angles.of(List.of(7.0)).p90Degrees()).isEqualTo(7);
    }
}
