package org.vitrine.search.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.ModelReference;

/** Checks that a decision read from the log equals the one that was written to it. */
class DecisionFactsTest {

    private static final long OFFSET = 17;

    @ParameterizedTest
    @EnumSource(DecisionType.class)
    void aDecisionIsReadAsItWasWritten(DecisionType decisionType) {
        // Given
        var region = new IndexedImage.Region(1, 2, 30, 40);
        var decision = decision(
                decisionType,
                Optional.of(new IndexedDecision.Value(
                        Optional.of("item"),
                        Optional.of("from"),
                        Optional.of("A title"),
                        Map.of("mint", "Rome"),
                        Optional.of("material"),
                        Optional.of("silver"),
                        Optional.of(IndexedImage.Side.REVERSE),
                        Optional.of(region),
                        Optional.of(12.5),
                        Optional.of(region))),
                Optional.of(new IndexedDecision.Evidence(
                        List.of("img-1"),
                        Optional.of("ab".repeat(32)),
                        List.of(new IndexedCandidate(
                                Optional.of("item"),
                                Optional.of("museum"),
                                Optional.of("s-1"),
                                Optional.of("img-2"),
                                0.9,
                                Optional.of(0.8),
                                Optional.of(1.5))),
                        Optional.of(0.1),
                        Optional.of(1),
                        Optional.of(0.7),
                        Optional.of(-1.2),
                        List.of(new ModelReference("sagemaker", "m", "1", "digest")))));

        // When
        var read = DecisionFacts.read(DecisionFacts.of(decision, decisionType), OFFSET);

        // Then
        assertThat(read).isEqualTo(decision);
    }

    @Test
    void whatIsAbsentStaysAbsent() {
        // Given
        var bare = decision(DecisionType.DETACH, Optional.empty(), Optional.empty());

        // When
        var read = DecisionFacts.read(DecisionFacts.of(bare, DecisionType.DETACH), OFFSET);

        // Then
        assertThat(read).isEqualTo(bare);
    }

    private static IndexedDecision decision(
            DecisionType decisionType,
            Optional<IndexedDecision.Value> value,
            Optional<IndexedDecision.Evidence> evidence) {
        return new IndexedDecision(
                "d-1",
                "coins",
                OFFSET,
                decisionType.inJson(),
                List.of(IndexedSubject.ofSpecimen("museum", "s-1")),
                Optional.of(IndexedSubject.ofItem("other")),
                value,
                evidence,
                Optional.of("d-0"),
                Optional.empty(),
                "person",
                "volunteer",
                "a note",
                Instant.parse("2026-11-30T10:00:00Z"));
    }
}
