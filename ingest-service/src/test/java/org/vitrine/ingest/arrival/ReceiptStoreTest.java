package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptStoreTest {

    @ParameterizedTest
    @CsvSource({"412, true", "409, true", "404, false", "403, false", "503, false"})
    void aRefusedConditionMeansThatAnotherWriterWasFasterAndNothingElseDoes(int status, boolean lost) {
        assertThat(ReceiptStore.isWriteConflict(status)).isEqualTo(lost);
    }
}
