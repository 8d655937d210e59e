package org.vitrine.vision.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfidenceRuleTest {

    private final ConfidenceRule rule = new ConfidenceRule(0.8, 0.25, 0.5);

    @Test
    void oneThatStandsAloneIsConfident() {
        var scores = new ItemProbabilities(List.of(0.05, 0.9), 0.05);

        assertThat(rule.ambiguous(scores)).isEmpty();
        assertThat(rule.confident(scores)).isTrue();
    }

    @Test
    void twoThatAreCloseAreAmbiguousBestFirst() {
        var scores = new ItemProbabilities(List.of(0.3, 0.05, 0.6), 0.05);

        assertThat(rule.ambiguous(scores)).containsExactly(2, 0);
        assertThat(rule.confident(scores)).isFalse();
    }

    @Test
    void closeOnesAreNotAmbiguousWhereNoneIsLikelier() {
        assertThat(rule.ambiguous(new ItemProbabilities(List.of(0.1, 0.1), 0.8)))
                .isEmpty();
    }

    @Test
    void ambiguousOnesAreNotConfidentHoweverLowTheThreshold() {
        var low = new ConfidenceRule(0.5, 0.25, 0.5);

        assertThat(low.confident(new ItemProbabilities(List.of(0.55, 0.4), 0.05)))
                .isFalse();
    }

    @Test
    void nothingIsNeither() {
        var nothing = new ItemProbabilities(List.of(), 1);

        assertThat(rule.ambiguous(nothing)).isEmpty();
        assertThat(rule.confident(nothing)).isFalse();
    }
}
