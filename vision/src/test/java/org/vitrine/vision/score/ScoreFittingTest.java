package org.vitrine.vision.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScoreFittingTest {

    /** Returns queries whose right answers are drawn with the probabilities of a fit. */
    private static List<AnsweredQuery> drawn(ScoreFit truth, int count, long seed) {
        var random = new Random(seed);
        var queries = new ArrayList<AnsweredQuery>();
        for (int i = 0; i < count; i++) {
            var weights = new ArrayList<Double>();
            int candidates = 1 + random.nextInt(12);
            for (int j = 0; j < candidates; j++) {
                weights.add(random.nextGaussian() * 3);
            }
            double at = random.nextDouble();
            var scores = truth.of(weights);
            var right = OptionalInt.empty();
            for (int j = 0; j < candidates && right.isEmpty(); j++) {
                at -= scores.items().get(j);
                if (at < 0) {
                    right = OptionalInt.of(j);
                }
            }
            queries.add(new AnsweredQuery(weights, right));
        }
        return queries;
    }

    @Property(tries = 20)
    void findsTheParametersThatTheTruthWasDrawnWith(
            @ForAll @IntRange(min = 0, max = 2) int temperature,
            @ForAll @IntRange(min = -2, max = 4) int bias,
            @ForAll long seed) {
        var truth = new ScoreFit(List.of(0.5, 1.0, 2.5).get(temperature), bias);

        var fit = ScoreFitting.withWeakPrior().fit(drawn(truth, 6000, seed));

        assertThat(fit.temperature()).isCloseTo(truth.temperature(), within(0.12 * truth.temperature()));
        assertThat(fit.noneBias()).isCloseTo(truth.noneBias(), within(0.35));
    }

    @Test
    void withoutQueriesThePriorStays() {
        var prior = new ScoreFit(1.7, 2.4);

        var fit = new ScoreFitting(prior, 30).fit(List.of());

        assertThat(fit.temperature()).isCloseTo(1.7, within(1e-9));
        assertThat(fit.noneBias()).isCloseTo(2.4, within(1e-9));
    }

    @Test
    void fewQueriesMoveAStrongPriorLittle() {
        var prior = new ScoreFit(1, 3);
        var queries = drawn(new ScoreFit(1, -3), 5, 1);

        double free = ScoreFitting.withWeakPrior().fit(queries).noneBias();
        double held = new ScoreFitting(prior, 200).fit(queries).noneBias();

        assertThat(held).isGreaterThan(free).isCloseTo(3, within(0.5));
    }

    @Test
    void queriesThatAreAllRightMakeNoCertainty() {
        var queries = java.util.Collections.nCopies(50, new AnsweredQuery(List.of(5.0, -5.0), OptionalInt.of(0)));

        var fit = ScoreFitting.withWeakPrior().fit(queries);

        assertThat(fit.of(List.of(5.0, -5.0)).items().getFirst()).isBetween(0.9, 1 - 1e-9);
    }

    @Test
    void refusesAPositionThatIsNoCandidate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnsweredQuery(List.of(1.0), OptionalInt.of(1)))
                .withMessage("right is 1, of 1 candidates");
    }
}
