package org.vitrine.vision.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.score.FittedScore.Source;

class DecisionFitTest {

    private static final FittedScore SHIPPED = new FittedScore(new ScoreFit(0.8, 1), Source.SHIPPED, 400);

    @Test
    void weightsAreComputedBackFromTheScoresShown() {
        // Given
        var weights = List.of(3.0, 1.0, -1.5);
        var scores = SHIPPED.fit().of(weights);

        // When
        var query = new ShownAnswer(SHIPPED.fit(), scores.items(), scores.none(), OptionalInt.of(1)).toAnsweredQuery();

        // Then
        assertThat(query.right()).hasValue(1);
        assertThat(query.weights()).hasSize(3);
        for (int i = 0; i < weights.size(); i++) {
            assertThat(query.weights().get(i)).isCloseTo(weights.get(i), within(1e-9));
        }
    }

    @Test
    void itemsThatTheAnswerWasCutOfCountAsOneThatKeepsTheirProbability() {
        // Given
        var scores = SHIPPED.fit().of(List.of(3.0, 1.0, 0.5, 0.2));

        // When
        var query = new ShownAnswer(SHIPPED.fit(), scores.items().subList(0, 2), scores.none(), OptionalInt.empty())
                .toAnsweredQuery();

        // Then
        assertThat(SHIPPED.fit().of(query.weights()).none()).isCloseTo(scores.none(), within(1e-9));
        assertThat(query.weights()).hasSize(3);
    }

    @Test
    void tooFewDecisionsLeaveTheShippedFit() {
        var decisions = shown(new ScoreFit(2, 3), 29, 5);

        assertThat(DecisionFit.STANDARD.of(SHIPPED, decisions)).isEmpty();
    }

    @Test
    void decisionsOfACollectionMoveTheFitToItsTruth() {
        // Given
        var decisions = shown(new ScoreFit(2, 3), 3000, 6);

        // When
        var fit = DecisionFit.STANDARD.of(SHIPPED, decisions).orElseThrow();

        // Then
        assertThat(fit.source()).isEqualTo(Source.DECISIONS);
        assertThat(fit.on()).isEqualTo(3000);
        assertThat(fit.fit().temperature()).isCloseTo(2, within(0.4));
        assertThat(fit.fit().noneBias()).isCloseTo(3, within(0.5));
    }

    @Test
    void refusesAScoreThatIsNoProbability() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShownAnswer(ScoreFit.IDENTITY, List.of(1.2), 0, OptionalInt.empty()))
                .withMessageContaining("1.2");
    }

    /** Returns answers scored by the shipped fit, in which a person chose with the probabilities of another fit. */
    private static List<ShownAnswer> shown(ScoreFit truth, int count, long seed) {
        var random = new Random(seed);
        var shown = new ArrayList<ShownAnswer>();
        for (int i = 0; i < count; i++) {
            var weights = new ArrayList<Double>();
            for (int j = 0; j < 4; j++) {
                weights.add(1 + random.nextGaussian() * 3);
            }
            double at = random.nextDouble();
            var drawnFrom = truth.of(weights);
            var chosen = OptionalInt.empty();
            for (int j = 0; j < weights.size() && chosen.isEmpty(); j++) {
                at -= drawnFrom.items().get(j);
                if (at < 0) {
                    chosen = OptionalInt.of(j);
                }
            }
            var scores = SHIPPED.fit().of(weights);
            shown.add(new ShownAnswer(SHIPPED.fit(), scores.items(), scores.none(), chosen));
        }
        return shown;
    }
}
