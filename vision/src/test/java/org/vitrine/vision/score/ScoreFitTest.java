package org.vitrine.vision.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScoreFitTest {

    @Property
    void itemsAndNoneSumToOneHoweverGreatTheWeights(
            @ForAll @Size(max = 40) List<@DoubleRange(min = -2000, max = 2000) Double> weights,
            @ForAll @DoubleRange(min = 0.01, max = 50) double temperature,
            @ForAll @DoubleRange(min = -20, max = 20) double noneBias) {
        var scores = new ScoreFit(temperature, noneBias).of(weights);

        double sum = DoubleStream.concat(scores.items().stream().mapToDouble(it -> it), DoubleStream.of(scores.none()))
                .sum();
        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(scores.items()).allMatch(score -> score >= 0 && score <= 1);
    }

    @Test
    void aLoneCandidateScoresTheLogisticOfItsLogOdds() {
        var scores = ScoreFit.IDENTITY.of(List.of(2.0));

        assertThat(scores.items().getFirst()).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-12));
    }

    @Test
    void twoOfOneWeightShareWhatOneWouldHave() {
        var scores = new ScoreFit(1, -30).of(List.of(4.0, 4.0));

        assertThat(scores.items()).allSatisfy(score -> assertThat(score).isCloseTo(0.5, within(1e-9)));
    }

    @Test
    void withoutCandidatesNoneIsCertain() {
        assertThat(ScoreFit.IDENTITY.of(List.of()).none()).isEqualTo(1);
    }

    @Test
    void refusesATemperatureThatTurnsTheOrderRound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreFit(-1, 0))
                .withMessageContaining("temperature is -1.0");
    }
}
