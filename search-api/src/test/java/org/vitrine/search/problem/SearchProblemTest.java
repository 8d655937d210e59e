package org.vitrine.search.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.access.Permission;
import org.vitrine.access.Role;
import org.vitrine.access.http.AccessProblem;

class SearchProblemTest {

    @ParameterizedTest
    @CsvSource({"67108864, 64 MiB", "4096, 4 KiB", "1000, 1000 bytes"})
    void theLimitOfABodyHasAUnit(long maxBytes, String size) {
        assertThat(new SearchProblem.TooLarge(maxBytes).detail().detail())
                .isEqualTo("A request body has at most %s (vitrine.search.max-upload)."
                        .formatted(size)
                        .concat(" Send a smaller photograph, or one side at a time."));
    }

    @Test
    void theExampleOfTheApiIsWhatIsAnswered() throws IOException {
        // Given
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/openapi/problem-413.json"))) {
            var example = new ObjectMapper().readTree(file);

            // When
            var problem = new SearchProblem.TooLarge(64L << 20).detail();

            // Then
            assertThat(problem.detail()).isEqualTo(example.get("detail").asText());
        }
    }

    @Test
    void theExamplesOfRefusedCallersAreWhatIsAnswered() throws IOException {
        // Given
        try (var signIn = Objects.requireNonNull(getClass().getResourceAsStream("/openapi/problem-401.json"));
                var forbidden = Objects.requireNonNull(getClass().getResourceAsStream("/openapi/problem-403.json"))) {
            var json = new ObjectMapper();

            // When
            var answers = List.of(
                    new AccessProblem.SignInRequired(Permission.DECIDE).detail(),
                    new AccessProblem.Forbidden(Permission.DECIDE, Role.having(Permission.DECIDE)).detail());

            // Then
            assertThat(answers.getFirst().detail())
                    .isEqualTo(json.readTree(signIn).get("detail").asText());
            assertThat(answers.getLast().detail())
                    .isEqualTo(json.readTree(forbidden).get("detail").asText());
        }
    }

    @Test
    void aBusyServerCountsRequestsBecauseComparisonsHaveTheSameProblem() {
        assertThat(new SearchProblem.Busy(Duration.ofSeconds(5)).detail().detail())
                .isEqualTo("Too many requests are waiting. Try again in 5 s.");
    }

    @Test
    void theProblemOfAnUnknownItemNamesTheItem() {
        assertThat(new SearchProblem.UnknownItem("coins", "RIC 7").detail().detail())
                .isEqualTo("Collection 'coins' has no item 'RIC 7'. Check the id, or open the item first.");
    }
}
