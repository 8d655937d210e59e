package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterCauseTest {

    @ParameterizedTest
    @ValueSource(strings = {"x", "Ω", "😀"})
    void aReasonOfMoreThan2000CharactersIsCut(String character) {
        // Given
        var failure = new IllegalStateException(character.repeat(2_001));

        // When
        var cause = DeadLetterCause.of("classified", 3, 7, failure);

        // Then
        assertThat(cause.reason()).isEqualTo(character.repeat(2_000) + "…");
    }
}
