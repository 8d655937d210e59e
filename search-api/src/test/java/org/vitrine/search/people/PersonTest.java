package org.vitrine.search.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {

    @ParameterizedTest
    @CsvSource({
        "Anna Berg, Anna Berg",
        "'  Anna  ', Anna",
        "Zo%C3%AB, Zoë",
        "Zoe%CC%88, Zoë",
        "Zo\u00c3\u00ab, Zoë",
        "A+B, A+B",
        "100%25, 100%"
    })
    void aNameIsReadInItsComposedForm(String header, String name) {
        assertThat(PersonName.read(header)).isEqualTo(new PersonName.Outcome.Read(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "%", "%4", "%zz", "Zo%EB", "a%0Ab"})
    void anInvalidNameIsRefusedWithTheRequirement(String header) {
        assertThat(PersonName.read(header))
                .isInstanceOfSatisfying(PersonName.Outcome.Invalid.class, invalid -> assertThat(invalid.requirement())
                        .isNotBlank());
    }

    @Test
    void aNameHasAHundredCharacters() {
        assertThat(PersonName.read("x".repeat(100))).isInstanceOf(PersonName.Outcome.Read.class);
        assertThat(PersonName.read("x".repeat(101))).isInstanceOf(PersonName.Outcome.Invalid.class);
    }

    /**
     * Test case 4.3 of RFC 4231: HMAC-SHA-256 of "what do ya want for nothing?" with key "Jefe" is
     * 5bdcc146bf60754e6a04…
     */
    @Test
    void anIdIsTheBeginningOfTheMacInBase32() {
        assertThat(PersonId.of("what do ya want for nothing?", "Jefe")).isEqualTo("lpomcrv7mb2u42qe");
    }

    @Test
    void anIdDependsOnTheKey() {
        assertThat(PersonId.of("Anna", "key one")).isNotEqualTo(PersonId.of("Anna", "key two"));
    }
}
