package org.vitrine.cli.collections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcileCommandTest {

    @ParameterizedTest
    @CsvSource({"DONE, 0", "FAILED, 1", "RUNNING, 1"})
    void aRunThatContinuesAfterTheWaitIsNoSuccess(String state, int exitCode) {
        // Given
        var report = new ObjectMapper().createObjectNode().put("state", state);

        // When
        int found = ReconcileCommand.exitCode(report);

        // Then
        assertThat(found).isEqualTo(exitCode);
    }
}
