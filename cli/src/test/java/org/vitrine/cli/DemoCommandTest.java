package org.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void bothSidesOfTheQueryAndTheSideThatMatchedArePrinted() throws IOException {
        // Given
        var answer = JSON.readTree("{\"query\":{\"images\":[{\"side\":\"obverse\"},{\"side\":\"reverse\"}]},"
                + "\"hits\":[{\"imageId\":\"img-1\",\"side\":\"reverse\"}]}");

        // When
        var line = DemoCommand.sides(answer);

        // Then
        assertThat(line)
                .isEqualTo(
                        "Searched with obverse and reverse; the photograph nearest to them, img-1 of the first candidate, shows its reverse");
    }
}
