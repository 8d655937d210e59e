package org.vitrine.search.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedDecision;

class DecisionStandingTest {

    private static final DecisionStanding EFFECTIVE = new DecisionStanding(true, Optional.empty());

    private static IndexedDecision decision(String id, long sequence, Kind kind, String undoes, String replaces) {
        return new IndexedDecision(
                id,
                "coins",
                sequence,
                kind.inJson(),
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
        var decided = decision("d", 1, Kind.DETACH, "", "");
        var undone = decision("u", 2, Kind.UNDO, "d", "");
        var redone = decision("r", 3, Kind.REDO, "d", "");

        assertThat(DecisionStanding.of(List.of(decided, undone)).get("d"))
                .isEqualTo(new DecisionStanding(false, Optional.of("u")));
        assertThat(DecisionStanding.of(List.of(redone, decided, undone)).get("d"))
                .isEqualTo(EFFECTIVE);
    }

    @Test
    void whatIsReplacedByADecisionThatIsUndoneHasEffectAgain() {
        var first = decision("1", 1, Kind.DETACH, "", "");
        var second = decision("2", 2, Kind.DETACH, "", "1");
        var undone = decision("u", 3, Kind.UNDO, "2", "");

        assertThat(DecisionStanding.of(List.of(first, second)).get("1"))
                .isEqualTo(new DecisionStanding(false, Optional.of("2")));
        assertThat(DecisionStanding.of(List.of(first, second, undone)).get("1")).isEqualTo(EFFECTIVE);
    }
}
