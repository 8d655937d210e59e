package org.vitrine.search.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.search.accuracy.DecisionSamples.attach;
import static org.vitrine.search.accuracy.DecisionSamples.shown;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedDecision;

class EvidenceScanTest {

    private static final List<IndexedDecision> READ =
            List.of(attach(1, "s1", "A", shown("A", 0.9)), attach(2, "s2", "B", shown("B", 0.9)));

    @Test
    void asManyDecisionsAsTheLimitAreComplete() {
        // When
        var found = EvidenceScan.select(READ, 2);

        // Then
        assertThat(found.complete()).isTrue();
        assertThat(found.judged()).hasSize(2);
    }

    @Test
    void oneMoreThanTheLimitIsIncompleteAndLeftOut() {
        // When
        var found = EvidenceScan.select(READ, 1);

        // Then
        assertThat(found.complete()).isFalse();
        assertThat(found.judged())
                .singleElement()
                .satisfies(judged -> assertThat(judged.decision().decisionId()).isEqualTo("d1"));
    }
}
