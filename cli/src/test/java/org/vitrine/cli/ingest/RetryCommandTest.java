package org.vitrine.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.terminal.ExitCode;

class RetryCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "img-mfrggzdfmztwq2lknnwg23tpob, /v1/images/img-mfrggzdfmztwq2lknnwg23tpob/retry",
        "b-00112233445566778899, /v1/collections/coins/batches/b-00112233445566778899/retry",
        "b-187c8bd6afcb5d05ff010203040506070809, /v1/collections/coins/batches/b-187c8bd6afcb5d05ff010203040506070809/retry",
        "b-coins, /v1/collections/b-coins/retry",
        "img-coins, /v1/collections/img-coins/retry"
    })
    void theFormOfTheNameDeterminesTheTarget(String name, String path) {
        // When
        var requested = RetryCommand.path(
                new ApiClient(URI.create("http://127.0.0.1:9")), RetryTarget.of(name), Optional.of("coins"));

        // Then
        assertThat(requested).isEqualTo(path);
    }

    @Test
    void whatHasNoBytesHereIsToBeSentAgain() {
        // Given
        var answer = JSON.createObjectNode()
                .put("announced", 3)
                .put("inFlight", 1)
                .put("indexed", 5)
                .put("gone", 1)
                .put("missingBytes", 2);

        // When
        var lines = RetryCommand.lines("coins", answer);

        // Then
        assertThat(lines)
                .containsExactly(
                        "coins: processed again 3, in flight already 1, indexed already 5",
                        "2 have no stored bytes; send them again with ./vitrine ingest",
                        "1 were withdrawn and are not processed",
                        "./vitrine status shows their stages");
        assertThat(RetryCommand.exitCode(answer)).isEqualTo(ExitCode.SOME_REJECTED);
    }
}
