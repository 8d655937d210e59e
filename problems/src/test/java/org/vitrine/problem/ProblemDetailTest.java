package org.vitrine.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ProblemDetailTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void isWrittenWithTheMembersOfTheRfcAndItsExtensionsBesideThem() throws Exception {
        // Given
        var problem = ProblemDetail.of(422, "truncated", "Truncated photograph", "coin.jpg ends early; send it again.")
                .with("imageId", "img-a");

        // When
        var written = json.readTree(json.writeValueAsString(problem));

        // Then
        assertThat(written).isEqualTo(json.readTree("""
                {"type":"urn:vitrine:problem:truncated","title":"Truncated photograph","status":422,
                 "detail":"coin.jpg ends early; send it again.","code":"truncated","imageId":"img-a"}"""));
    }

    @Test
    void refusesACodeThatProgramsCouldNotRelyOn() {
        assertThatThrownBy(() -> ProblemDetail.of(400, "Bad Request", "", ""))
                .hasMessage("problem code 'Bad Request' is not kebab-case");
    }

    @Test
    void refusesAStatusThatIsNoFailure() {
        assertThatThrownBy(() -> ProblemDetail.of(200, "fine", "", ""))
                .hasMessage("problem 'fine' has status 200, not 400 to 599");
    }
}
