package org.vitrine.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatTest {

    @ParameterizedTest
    @ValueSource(strings = {"x", "Ω", "😀"})
    void aTextIsCutByCharactersOfAnyPlane(String character) {
        assertThat(TextFormat.truncated(character.repeat(10), 10)).isEqualTo(character.repeat(10));
        assertThat(TextFormat.truncated(character.repeat(11), 10)).isEqualTo(character.repeat(9) + "…");
    }
}
