package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptStoreTest {

    @ParameterizedTest
    @CsvSource({
        "412, true, true",
        "412, false, true",
        "409, true, true",
        "409, false, true",
        "404, true, true",
        "404, false, false",
        "403, true, false",
        "503, false, false"
    })
    void aRefusedConditionMeansThatAnotherWriterWasFasterAndNothingElseDoes(
            int status, boolean hadToMatch, boolean lost) {
        assertThat(ReceiptStore.isLost(status, hadToMatch)).isEqualTo(lost);
    }
}
