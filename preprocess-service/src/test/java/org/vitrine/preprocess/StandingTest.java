package org.vitrine.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.preprocess.Standing.Receipt;

class StandingTest {

    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    @Test
    void anArrivalWhoseReceiptIsNotYetWrittenIsWanted() {
        assertThat(Standing.of(Optional.empty(), 1, A)).isEqualTo(new Standing.Wanted());
        assertThat(Standing.of(Optional.of(new Receipt(2, A, true)), 3, A)).isEqualTo(new Standing.Wanted());
    }

    @Test
    void theNewestArrivalIsWanted() {
        assertThat(Standing.of(Optional.of(new Receipt(1, A, false)), 1, A)).isEqualTo(new Standing.Wanted());
    }

    @Test
    void aWithdrawalEndsEveryArrivalBeforeIt() {
        assertThat(Standing.of(Optional.of(new Receipt(3, A, true)), 1, A)).isEqualTo(new Standing.Withdrawn(3));
    }

    @Test
    void otherBytesSupersedeAnArrivalAndOtherWordsAboutTheSameBytesDoNot() {
        assertThat(Standing.of(Optional.of(new Receipt(2, B, false)), 1, A)).isEqualTo(new Standing.Superseded(2));
        assertThat(Standing.of(Optional.of(new Receipt(2, A, false)), 1, A)).isEqualTo(new Standing.Wanted());
    }
}
