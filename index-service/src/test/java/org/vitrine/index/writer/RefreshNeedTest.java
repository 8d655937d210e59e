package org.vitrine.index.writer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefreshNeedTest {

    @Test
    void aDecisionAboutAFewSpecimensIsShownSoon() {
        assertThat(RefreshNeed.of(1, 1)).isEqualTo(RefreshNeed.SOON);
        assertThat(RefreshNeed.of(20, 20)).isEqualTo(RefreshNeed.SOON);
    }

    @Test
    void aDecisionIsShownSoonAmongManyDocumentsOfIngest() {
        assertThat(RefreshNeed.of(200, 1)).isEqualTo(RefreshNeed.SOON);
    }

    @Test
    void theBatchesOfABulkDecisionAreShownTogether() {
        assertThat(RefreshNeed.of(21, 21)).isEqualTo(RefreshNeed.OF_BULK);
        assertThat(RefreshNeed.of(200, 200)).isEqualTo(RefreshNeed.OF_BULK);
    }

    @Test
    void withoutADecisionOnlyVeryFewDocumentsAreShownSoon() {
        assertThat(RefreshNeed.of(2, 0)).isEqualTo(RefreshNeed.SOON);
        assertThat(RefreshNeed.of(3, 0)).isEqualTo(RefreshNeed.NONE);
    }
}
