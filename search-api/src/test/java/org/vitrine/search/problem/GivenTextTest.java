package org.vitrine.search.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenTextTest {

    @Test
    void onlyTextOfMoreThan200CharactersIsShortened() {
        assertThat(GivenText.shortened("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(GivenText.shortened("x".repeat(201))).isEqualTo("x".repeat(200) + "…");
    }

    @Test
    void aCharacterOutsideTheBasicPlaneIsOneCharacter() {
        assertThat(GivenText.length("😀".repeat(200))).isEqualTo(200);
        assertThat(GivenText.shortened("😀".repeat(200))).isEqualTo("😀".repeat(200));
        assertThat(GivenText.shortened("😀".repeat(5), 4)).isEqualTo("😀".repeat(4) + "…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë", "ΒΑΣΙΛΕΩΣ", "😀", "Zo%C3%AB", "plain"})
    void theBytesOfAHeaderAreReadAsUtf8(String text) {
        // Given: header bytes as a server gives them, one char each
        var given = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        // Then
        assertThat(GivenText.ofHeader(given)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zo\u00eb", "Ω"})
    void aHeaderThatIsNotUtf8IsRepeatedAsGiven(String given) {
        assertThat(GivenText.ofHeader(given)).isEqualTo(given);
    }

    @Test
    void onlyAParameterOfMoreThan40CharactersIsShortened() {
        assertThat(GivenText.shortenedParameter("x".repeat(40))).isEqualTo("x".repeat(40));
        assertThat(GivenText.shortenedParameter("x".repeat(41))).isEqualTo("x".repeat(40) + "…");
    }
}
