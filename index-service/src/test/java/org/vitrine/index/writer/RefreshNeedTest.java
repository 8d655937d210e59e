package org.vitrine.index.writer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefreshNeedTest {

    @Test
    void aDecisionAboutAFewSpecimensIsShownSoon() {
        assertThat(RefreshNeed.of(1, true)).isEqualTo(RefreshNeed.SOON);
        assertThat(RefreshNeed.of(20, true)).isEqualTo(RefreshNeed.SOON);
    }

    @Test
    void theBatchesOfABulkDecisionAreShownTogether() {
        assertThat(RefreshNeed.of(21, true)).isEqualTo(RefreshNeed.OF_BULK);
        assertThat(RefreshNeed.of(5_000, true)).isEqualTo(RefreshNeed.OF_BULK);
    }

    @Test
    void withoutADecisionOnlyVeryFewDocumentsAreShownSoon() {
        assertThat(RefreshNeed.of(2, false)).isEqualTo(RefreshNeed.SOON);
        assertThat(RefreshNeed.of(3, false)).isEqualTo(RefreshNeed.NONE);
    }
}
