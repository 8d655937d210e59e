package org.vitrine.search.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;

class SpecimenHistoryTest {

    private static final IndexedSubject S1 = HistorySamples.specimen("s1");
    private static final IndexedSubject S2 = HistorySamples.specimen("s2");
    private static final IndexedSubject S3 = HistorySamples.specimen("s3");

    @Test
    void aDecisionIsShortenedToTheSpecimensOfTheHistory() {
        var history = new SpecimenHistory(List.of(S1, S2), 100);

        history.add(List.of(HistorySamples.attach("1", 7, "B", "s1", "s2", "s3")));

        assertThat(history.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.subjects()).containsExactly(S1, S2);
            assertThat(decision.sequence()).isEqualTo(7);
            assertThat(decision.evidence()).isEmpty();
            assertThat(decision.note()).isEmpty();
        });
    }

    @Test
    void aPhotographOfASpecimenIsKept() {
        var photograph =
                new IndexedSubject(Optional.of("berlin"), Optional.of("s1"), Optional.of("i1"), Optional.empty());
        var history = new SpecimenHistory(List.of(S1), 100);

        var shortened = history.shortened(HistorySamples.sameSpecimen("1", 1, S3, S2, photograph));

        assertThat(shortened.subjects()).containsExactly(photograph);
    }

    @Test
    void aRelationOfOtherSpecimensToOneOfTheHistoryKeepsItsFirstSubject() {
        var history = new SpecimenHistory(List.of(S1), 100);

        var shortened = history.shortened(HistorySamples.sameSpecimen("1", 1, S1, S2, S3));

        assertThat(shortened.subjects()).containsExactly(S2);
        assertThat(shortened.other()).contains(S1);
    }

    @Test
    void theMaximumCountsDecisionsAndTheirSubjects() {
        // Given
        var history = new SpecimenHistory(List.of(S1, S2), 5);

        // When
        boolean first = history.add(List.of(HistorySamples.attach("1", 1, "B", "s1", "s2", "s3")));
        boolean again = history.add(List.of(HistorySamples.attach("1", 1, "B", "s1", "s2", "s3")));
        boolean second = history.add(List.of(HistorySamples.attach("2", 2, "B", "s1", "s2")));

        // Then: 3 entries, the same 3, then 6
        assertThat(first).isTrue();
        assertThat(again).isTrue();
        assertThat(second).isFalse();
    }

    @Test
    void theFirstFormOfADecisionIsKept() {
        var history = new SpecimenHistory(List.of(S1), 100);

        history.add(List.of(HistorySamples.attach("1", 4, "B", "s1")));
        history.add(List.of(HistorySamples.attach("1", IndexedDecision.UNSEQUENCED, "B", "s1")));

        assertThat(history.decisions()).extracting(IndexedDecision::sequence).containsExactly(4L);
    }

    @Test
    void theItemsThatDecisionsNameAndTheTargetsOfMergesAreFound() {
        var history = new SpecimenHistory(List.of(S1), 100);

        history.add(List.of(HistorySamples.attach("1", 1, "B", "s1"), HistorySamples.merge("2", 2, "B", "C")));

        assertThat(history.items()).containsExactlyInAnyOrder("B", "C");
        assertThat(history.mergeTargets()).containsExactly("C");
    }
}
