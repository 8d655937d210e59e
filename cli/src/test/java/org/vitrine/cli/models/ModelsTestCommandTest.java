package org.vitrine.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelsTestCommandTest {

    @Test
    void theNameOfAnEndpointIsEncodedInThePath() {
        // When
        var path = ModelsTestCommand.path("my model/2");

        // Then
        assertThat(path).isEqualTo("/endpoints/my%20model%2F2/invocations");
    }
}
