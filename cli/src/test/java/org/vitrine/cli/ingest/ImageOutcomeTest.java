package org.vitrine.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageOutcomeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'stage':'indexed'} | indexed | ''",
                "{'stage':'embedded'} | in-flight | ''",
                "{'stage':'rejected','stages':[{'stage':'arrived'},{'stage':'rejected','reasonCode':'damaged'}]} | rejected | damaged",
                "{'stage':'dead-lettered','stages':[{'reasonCode':'timeout'}]} | dead-lettered | timeout",
                "{'stage':'withdrawn'} | rejected | withdrawn",
                "'' | missing | missing"
            })
    void theJourneyDeterminesTheCountOfAnImage(String journey, String count, String reasonCode)
            throws JsonProcessingException {
        // Given
        Optional<JsonNode> found =
                journey.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(journey.replace('\'', '"')));

        // When
        var standing = ImageOutcome.of("img-1", "1.png", found);

        // Then
        assertThat(standing.count()).isEqualTo(count);
        assertThat(standing.failure()
                        .map(failure -> failure.path("reasonCode").asText())
                        .orElse(""))
                .isEqualTo(reasonCode);
    }
}
