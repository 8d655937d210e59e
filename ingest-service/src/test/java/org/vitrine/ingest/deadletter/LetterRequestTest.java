package org.vitrine.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.ingest.progress.IngestJson;
import org.vitrine.problem.ProblemException;

class LetterRequestTest {

    @Test
    void aRequestForAGroupHasDefaults() throws JsonProcessingException {
        // When
        var request = read("{\"group\":\"0f1e2d3c4b5a6978\"}");

        // Then
        assertThat(request.group()).contains("0f1e2d3c4b5a6978");
        assertThat(request.limit()).isEqualTo(LetterRequest.MAX_LETTERS);
        assertThat(request.dryRun()).isFalse();
        assertThat(request.force()).isFalse();
        assertThat(request.by()).isEqualTo("operator");
    }

    @Test
    void aLetterThatIsNamedTwiceIsReplayedOnce() throws JsonProcessingException {
        // When
        var request = read("{\"letters\":[\"embedded-dead-letter:3:42\",\"embedded-dead-letter:3:42\"]}");

        // Then
        assertThat(request.letters()).containsExactly(new LetterId("embedded-dead-letter", 3, 42));
        assertThat(request.group()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|must be a JSON object",
                "{}|either 'group' or 'letters'",
                "{\"group\":\"a\",\"letters\":[\"embedded-dead-letter:3:42\"]}|either 'group' or 'letters'",
                "{\"group\":\"a\",\"dryrun\":true}|'dryrun' is none of the members",
                "{\"group\":\"a\",\"dryRun\":\"yes\"}|dryRun is",
                "{\"letters\":[\"embedded-dead-letter:3:42\"],\"limit\":1}|leave them out",
                "{\"letters\":[\"embedded-dead-letter:3:42\"],\"cursor\":\"1:embedded-dead-letter:3:42\"}|leave them out"
            })
    void aMalformedRequestIsRefusedWithItsMember(String body, String sentence) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aReplayHasNoReason() throws JsonProcessingException {
        // Given
        var request = read("{\"group\":\"a\",\"reason\":\"test data\"}");

        // Then
        assertThat(request.requiredReason()).isEqualTo("test data");
        assertThatThrownBy(request::requireNoReason)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("leave it out of a replay");
    }

    private static LetterRequest read(String json) throws JsonProcessingException {
        return LetterRequest.read(IngestJson.MAPPER.readTree(json));
    }
}
