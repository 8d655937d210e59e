package org.vitrine.search.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.search.match.Calibration;
import org.vitrine.search.match.Judge;
import org.vitrine.vision.verify.SameObject;

class RuleTest {

    private static final Judge FITTED =
            new Judge.Fitted(new Calibration(0.9, 50), Optional.of(new SameObject(1, 1, 1, 0)));
    private static final Judge UNKNOWN = new Judge.Unfitted();

    private final Rule rule = new Rule(48);

    @Test
    void collectionsWhoseProfileWantsItAreCompared() {
        assertThat(rule.candidates(true, FITTED)).isEqualTo(48);
        assertThat(rule.candidates(false, FITTED)).isZero();
    }

    @Test
    void anEmbedderToWhichNothingWasFittedIsNot() {
        assertThat(rule.candidates(true, UNKNOWN)).isZero();
    }

    @Test
    void switchedOffNobodyIs() {
        assertThat(new Rule(0).candidates(true, FITTED)).isZero();
    }
}
