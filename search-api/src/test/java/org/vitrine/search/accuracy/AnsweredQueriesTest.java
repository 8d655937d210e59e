package org.vitrine.search.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vitrine.search.accuracy.DecisionSamples.MODEL;
import static org.vitrine.search.accuracy.DecisionSamples.attach;
import static org.vitrine.search.accuracy.DecisionSamples.none;
import static org.vitrine.search.accuracy.DecisionSamples.shown;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.search.accuracy.DecisionSamples.Shown;
import org.vitrine.vision.score.AnsweredQuery;
import org.vitrine.vision.score.ScoreFit;

/** In these samples, "none" has the probability 0.1. */
class AnsweredQueriesTest {

    private static final ScoreFit SHIPPED = new ScoreFit(3, 1);

    /** All items that share the probability beside "none", by a softmax of temperature 2: the answer left out none. */
    private static final Shown[] COMPLETE = {shown("A", share(2), 2), shown("B", share(0), 0)};

    private static double share(double weight) {
        return 0.9 * Math.exp(weight / 2) / (Math.exp(1) + Math.exp(0));
    }

    private static List<AnsweredQuery> queries(IndexedDecision... decisions) {
        return AnsweredQueries.of(JudgedAnswers.of(List.of(decisions)), MODEL, SHIPPED);
    }

    @Test
    void theItemAttachedToIsTheRightOne() {
        // When
        var queries = queries(attach(1, "s1", "B", COMPLETE), none(2, "s2", COMPLETE));

        // Then
        assertThat(queries)
                .containsExactly(
                        new AnsweredQuery(List.of(2.0, 0.0), OptionalInt.of(1)), AnsweredQuery.none(List.of(2.0, 0.0)));
    }

    @Test
    void itemsThatWereNotShownCountAsOneByTheTemperatureOfThatAnswer() {
        // Given: three items of weights 2, 0 and 1 at temperature 2, of which the last was not shown
        double sum = Math.exp(1) + Math.exp(0) + Math.exp(0.5);
        var first = shown("A", 0.9 * Math.exp(1) / sum, 2);
        var second = shown("B", 0.9 * Math.exp(0) / sum, 0);

        // When
        var query = queries(attach(1, "s1", "A", first, second)).getFirst();

        // Then
        assertThat(query.weights()).hasSize(3);
        assertThat(query.weights().getLast()).isCloseTo(1, within(1e-9));
        assertThat(query.right()).hasValue(0);
    }

    @Test
    void ofOneCandidateTheShippedTemperatureCounts() {
        var query = queries(attach(1, "s1", "A", shown("A", 0.45, 2))).getFirst();

        // The items that were left out have the probability 0.45 too.
        assertThat(query.weights().getLast()).isCloseTo(2, within(1e-9));
    }

    @Test
    void answersWithoutUsableWeightsAreLeftOut() {
        assertThat(queries(attach(1, "s1", "A", shown("A", 0.9)))).isEmpty();
        assertThat(queries(attach(1, "s1", "C", COMPLETE))).isEmpty();
        assertThat(AnsweredQueries.of(
                        JudgedAnswers.of(List.of(attach(1, "s1", "A", COMPLETE))),
                        new ModelReference("vitrine", "relief-bank", "1", ""),
                        SHIPPED))
                .isEmpty();
    }
}
