package org.vitrine.search.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GivenTextTest {

    @Test
    void onlyTextOfMoreThan200CharactersIsShortened() {
        assertThat(GivenText.shortened("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(GivenText.shortened("x".repeat(201))).isEqualTo("x".repeat(200) + "…");
    }

    @Test
    void onlyAParameterOfMoreThan40CharactersIsShortened() {
        assertThat(GivenText.shortenedParameter("x".repeat(40))).isEqualTo("x".repeat(40));
        assertThat(GivenText.shortenedParameter("x".repeat(41))).isEqualTo("x".repeat(40) + "…");
    }
}
