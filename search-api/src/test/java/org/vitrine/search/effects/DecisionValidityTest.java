package org.vitrine.search.effects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.decisions.DecisionEffects;
import org.vitrine.imageindex.IndexedDecision;

class DecisionValidityTest {

    private static final DecisionEffects.EffectStatus EFFECTIVE =
            new DecisionEffects.EffectStatus(true, Optional.empty());

    private static IndexedDecision decision(String id, long sequence, String kind, String undoes, String replaces) {
        return new IndexedDecision(
                id,
                "coins",
                sequence,
                kind,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(replaces).filter(it -> !it.isEmpty()),
                Optional.of(undoes).filter(it -> !it.isEmpty()),
                "anna",
                "",
                "",
                Instant.EPOCH);
    }

    @Test
    void whatIsUndoneHasNoEffectUntilItIsRedone() {
        var decided = decision("d", 1, "detach", "", "");
        var undone = decision("u", 2, "undo", "d", "");
        var redone = decision("r", 3, "redo", "d", "");

        assertThat(DecisionValidity.of(List.of(decided, undone)).get("d"))
                .isEqualTo(new DecisionEffects.EffectStatus(false, Optional.of("u")));
        assertThat(DecisionValidity.of(List.of(redone, decided, undone)).get("d"))
                .isEqualTo(EFFECTIVE);
    }

    @Test
    void whatIsReplacedByADecisionThatIsUndoneHasEffectAgain() {
        var first = decision("1", 1, "detach", "", "");
        var second = decision("2", 2, "detach", "", "1");
        var undone = decision("u", 3, "undo", "2", "");

        assertThat(DecisionValidity.of(List.of(first, second)).get("1"))
                .isEqualTo(new DecisionEffects.EffectStatus(false, Optional.of("2")));
        assertThat(DecisionValidity.of(List.of(first, second, undone)).get("1")).isEqualTo(EFFECTIVE);
    }

    @Test
    void thoseThatHaveEffectComeInTheirOrderWithoutUndosAndRedos() {
        var first = decision("1", 1, "detach", "", "");
        var second = decision("2", 2, "detach", "", "");
        var undone = decision("u", 3, "undo", "1", "");
        var redone = decision("r", 4, "redo", "1", "");

        assertThat(DecisionValidity.effective(List.of(redone, second, undone, first)))
                .containsExactly(first, second);
        assertThat(DecisionValidity.effective(List.of(second, undone, first))).containsExactly(second);
    }
}
