package org.vitrine.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisplayNameTest {

    @Test
    void theFirstClaimWithTextIsTheName() {
        assertThat(DisplayName.of(Optional.of("Anna Berg"), Optional.of("aberg"), "s-1"))
                .isEqualTo("Anna Berg");
        assertThat(DisplayName.of(Optional.of("  "), Optional.of("aberg"), "s-1"))
                .isEqualTo("aberg");
        assertThat(DisplayName.of(Optional.empty(), Optional.empty(), "s-1")).isEqualTo("s-1");
    }

    @Test
    void anAccountWithoutAVisibleNameIsCalledUnnamed() {
        assertThat(DisplayName.of(Optional.of("\u200b\u00a0"), Optional.of("\u202e"), "s-1"))
                .isEqualTo("s-1");
        assertThat(DisplayName.of(Optional.of("\u0007"), Optional.empty(), "\u202e"))
                .isEqualTo("unnamed account");
        assertThat(DisplayName.of(Optional.empty(), Optional.empty(), "\u200b")).isEqualTo("unnamed account");
    }

    @Test
    void aNameHasAHundredCharactersAtMostAndNoControlCharacters() {
        assertThat(DisplayName.of(Optional.of("x".repeat(101)), Optional.empty(), "s-1"))
                .isEqualTo("x".repeat(100));
        assertThat(DisplayName.of(Optional.of("An\nna\u0007"), Optional.empty(), "s-1"))
                .isEqualTo("Anna");
        assertThat(DisplayName.of(Optional.of("Zoe\u0308"), Optional.empty(), "s-1"))
                .isEqualTo("Zo\u00eb");
    }

    @Test
    void aNameCannotBreakAnAnswerOrReverseIt() {
        assertThat(DisplayName.of(Optional.of("An\ud800na"), Optional.empty(), "s-1"))
                .isEqualTo("Anna");
        assertThat(DisplayName.of(Optional.of("An\u202ena\u2066 Berg\u2028"), Optional.empty(), "s-1"))
                .isEqualTo("Anna Berg");
        assertThat(DisplayName.of(Optional.of("Zoe\u0007\u0308"), Optional.empty(), "s-1"))
                .isEqualTo("Zo\u00eb");
        assertThat(DisplayName.of(Optional.of("\u202e"), Optional.of("aberg"), "s-1"))
                .isEqualTo("aberg");
        assertThat(DisplayName.of(Optional.of("\ud835\udc00nna"), Optional.empty(), "s-1"))
                .isEqualTo("\ud835\udc00nna");
    }
}
