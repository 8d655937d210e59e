package org.vitrine.search.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedDecision;

class DecisionValidityTest {

    private static final DecisionValidity EFFECTIVE = new DecisionValidity(true, Optional.empty());

    private static IndexedDecision decision(
            String id, long sequence, DecisionType decisionType, String undoes, String replaces) {
        return new IndexedDecision(
                id,
                "coins",
                sequence,
                decisionType.inJson(),
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
        var decided = decision("d", 1, DecisionType.DETACH, "", "");
        var undone = decision("u", 2, DecisionType.UNDO, "d", "");
        var redone = decision("r", 3, DecisionType.REDO, "d", "");

        assertThat(DecisionValidity.of(List.of(decided, undone)).get("d"))
                .isEqualTo(new DecisionValidity(false, Optional.of("u")));
        assertThat(DecisionValidity.of(List.of(redone, decided, undone)).get("d"))
                .isEqualTo(EFFECTIVE);
    }

    @Test
    void whatIsReplacedByADecisionThatIsUndoneHasEffectAgain() {
        var first = decision("1", 1, DecisionType.DETACH, "", "");
        var second = decision("2", 2, DecisionType.DETACH, "", "1");
        var undone = decision("u", 3, DecisionType.UNDO, "2", "");

        assertThat(DecisionValidity.of(List.of(first, second)).get("1"))
                .isEqualTo(new DecisionValidity(false, Optional.of("2")));
        assertThat(DecisionValidity.of(List.of(first, second, undone)).get("1")).isEqualTo(EFFECTIVE);
    }
}
