package org.vitrine.search.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vitrine.search.match.Calibration;
import org.vitrine.search.match.Judge;
import org.vitrine.vision.verify.SameObject;

class RuleTest {

    private static final Judge FITTED = new Judge.Fitted(new Calibration(0.9, 50), new SameObject(1, 1, 1, 0));
    private static final Judge UNKNOWN = new Judge.Unfitted();

    private final Rule rule = new Rule(48, Set.of("coin", "seal"));

    @Test
    void subjectsThatItIsForAreCompared() {
        assertThat(rule.candidates("Coin", FITTED)).isEqualTo(48);
        assertThat(rule.candidates("fossil", FITTED)).isZero();
    }

    @Test
    void anEmbedderToWhichNothingWasFittedIsNot() {
        assertThat(rule.candidates("coin", UNKNOWN)).isZero();
    }

    @Test
    void switchedOffNobodyIs() {
        assertThat(new Rule(0, Set.of("coin")).candidates("coin", FITTED)).isZero();
    }
}
