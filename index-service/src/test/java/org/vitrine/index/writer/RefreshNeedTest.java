package org.vitrine.index.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class RefreshNeedTest {

    private static final Headers PHOTOGRAPH = new RecordHeaders();
    private static final Headers DECISION = new RecordHeaders().add("vitrine-decided", new byte[] {1});
    private static final Headers PROPOSAL = new RecordHeaders().add("vitrine-proposed", new byte[] {1});

    private static List<Headers> batch(Headers first, int others, Headers other) {
        return Stream.concat(Stream.of(first), Collections.nCopies(others, other).stream())
                .toList();
    }

    @Test
    void aFewPhotographsAreShownSoon() {
        assertThat(RefreshNeed.of(List.of(PHOTOGRAPH))).isEqualTo(RefreshNeed.SOON);
        assertThat(RefreshNeed.of(batch(PHOTOGRAPH, 1, PHOTOGRAPH))).isEqualTo(RefreshNeed.SOON);
    }

    @Test
    void manyPhotographsAreShownAtTheRefreshIntervalOfTheIndex() {
        assertThat(RefreshNeed.of(batch(PHOTOGRAPH, 2, PHOTOGRAPH))).isEqualTo(RefreshNeed.NONE);
    }

    @Test
    void proposalsAreShownAtTheRefreshIntervalOfTheIndex() {
        assertThat(RefreshNeed.of(List.of(PROPOSAL))).isEqualTo(RefreshNeed.NONE);
        assertThat(RefreshNeed.of(batch(PROPOSAL, 1, PROPOSAL))).isEqualTo(RefreshNeed.NONE);
    }

    @Test
    void aPhotographIsShownSoonAmongManyProposals() {
        assertThat(RefreshNeed.of(batch(PHOTOGRAPH, 20, PROPOSAL))).isEqualTo(RefreshNeed.SOON);
    }

    @Test
    void aDecisionAboutAFewSpecimensIsShownSoon() {
        assertThat(RefreshNeed.of(List.of(DECISION))).isEqualTo(RefreshNeed.SOON);
        assertThat(RefreshNeed.of(batch(DECISION, 19, DECISION))).isEqualTo(RefreshNeed.SOON);
    }

    @Test
    void aDecisionIsShownSoonAmongManyDocumentsOfIngest() {
        assertThat(RefreshNeed.of(batch(DECISION, 199, PHOTOGRAPH))).isEqualTo(RefreshNeed.SOON);
    }

    @Test
    void theBatchesOfABulkDecisionAreShownTogether() {
        assertThat(RefreshNeed.of(batch(DECISION, 20, DECISION))).isEqualTo(RefreshNeed.OF_BULK);
        assertThat(RefreshNeed.of(batch(DECISION, 199, DECISION))).isEqualTo(RefreshNeed.OF_BULK);
    }

    @Test
    void anEmptyBatchNeedsNoRefresh() {
        assertThat(RefreshNeed.of(List.of())).isEqualTo(RefreshNeed.NONE);
    }
}
