package org.vitrine.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestCommandTest {

    @ParameterizedTest
    @CsvSource({"true, 3, 1", "false, 3, 0", "true, 0, 0"})
    void photographsInFlightAfterTheWaitAreNoSuccess(boolean waits, long inFlight, int exitCode) {
        // Given
        var summary = new IngestSummary("b-1", 0, 5, 0, 0, inFlight, 0, Map.of(), List.of(), List.of());

        // When
        int found = IngestCommand.exitCode(summary, waits);

        // Then
        assertThat(found).isEqualTo(exitCode);
    }
}
