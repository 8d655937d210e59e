package org.vitrine.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.preprocess.RenditionNeed.Receipt;

class RenditionNeedTest {

    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    @Test
    void renditionsOfAnArrivalWithoutReceiptAreNeeded() {
        assertThat(RenditionNeed.of(Optional.empty(), 1, A)).isEqualTo(new RenditionNeed.Needed());
        assertThat(RenditionNeed.of(Optional.of(new Receipt(2, A, true)), 3, A)).isEqualTo(new RenditionNeed.Needed());
    }

    @Test
    void theNewestArrivalIsWanted() {
        assertThat(RenditionNeed.of(Optional.of(new Receipt(1, A, false)), 1, A))
                .isEqualTo(new RenditionNeed.Needed());
    }

    @Test
    void aWithdrawalEndsEveryArrivalBeforeIt() {
        assertThat(RenditionNeed.of(Optional.of(new Receipt(3, A, true)), 1, A))
                .isEqualTo(new RenditionNeed.Withdrawn(3));
    }

    @Test
    void otherBytesSupersedeAnArrivalAndOtherWordsAboutTheSameBytesDoNot() {
        assertThat(RenditionNeed.of(Optional.of(new Receipt(2, B, false)), 1, A))
                .isEqualTo(new RenditionNeed.Superseded(2));
        assertThat(RenditionNeed.of(Optional.of(new Receipt(2, A, false)), 1, A))
                .isEqualTo(new RenditionNeed.Needed());
    }
}
