package org.vitrine.index.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class RefreshRuleTest {

    private static final Headers PHOTOGRAPH = new RecordHeaders();
    private static final Headers DECISION = new RecordHeaders().add("vitrine-decided", new byte[] {1});
    private static final Headers PROPOSAL = new RecordHeaders().add("vitrine-proposed", new byte[] {1});

    @Test
    void aPersonWaitsForFewPhotographs() {
        assertThat(RefreshRule.isAwaited(List.of(PHOTOGRAPH))).isTrue();
        assertThat(RefreshRule.isAwaited(List.of(PHOTOGRAPH, PHOTOGRAPH))).isTrue();
    }

    @Test
    void noPersonWaitsForOneOfManyPhotographs() {
        assertThat(RefreshRule.isAwaited(List.of(PHOTOGRAPH, PHOTOGRAPH, PHOTOGRAPH)))
                .isFalse();
    }

    @Test
    void noPersonWaitsForProposals() {
        assertThat(RefreshRule.isAwaited(List.of(PROPOSAL))).isFalse();
        assertThat(RefreshRule.isAwaited(List.of(PROPOSAL, PROPOSAL))).isFalse();
    }

    @Test
    void aPersonWaitsForOnePhotographAmongManyProposals() {
        // Given
        var batch = Stream.concat(Stream.of(PHOTOGRAPH), Collections.nCopies(20, PROPOSAL).stream())
                .toList();

        // When
        boolean awaited = RefreshRule.isAwaited(batch);

        // Then
        assertThat(awaited).isTrue();
    }

    @Test
    void aPersonWaitsForADecisionInABatchOfAnySize() {
        // Given
        var batch = Stream.concat(Stream.of(DECISION), Collections.nCopies(20, PHOTOGRAPH).stream())
                .toList();

        // When
        boolean awaited = RefreshRule.isAwaited(batch);

        // Then
        assertThat(awaited).isTrue();
    }

    @Test
    void noPersonWaitsForAnEmptyBatch() {
        assertThat(RefreshRule.isAwaited(List.of())).isFalse();
    }
}
