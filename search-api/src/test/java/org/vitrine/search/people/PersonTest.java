package org.vitrine.search.people;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.access.ApiCaller;
import org.vitrine.access.Role;
import org.vitrine.problem.ProblemException;

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
    void aRefusedHeaderOfUtf8BytesIsRepeatedAsText() {
        // Given: header bytes as a server gives them, one char each
        var person = Optional.of(new String("Zoë 100%".getBytes(UTF_8), ISO_8859_1));
        var role = Optional.of(new String("Präparator".getBytes(UTF_8), ISO_8859_1));

        // Then
        assertThatThrownBy(() -> Actor.of(person, Optional.empty(), "key"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().detail()).contains("'Zoë 100%'"));
        assertThatThrownBy(() -> Actor.of(Optional.of("Zoe"), role, "key"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().detail()).contains("Präparator"));
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
    void theAccountIsThePersonWhereThereIsOne() {
        // Given
        var before = new ApiCaller.SignedIn("s-1", "Anna Berg", Optional.empty(), Set.of(Role.CATALOGUER));
        var married = new ApiCaller.SignedIn("s-1", "Anna Tal", Optional.empty(), Set.of(Role.CATALOGUER));
        var namesake = new ApiCaller.SignedIn("s-2", "Anna Berg", Optional.empty(), Set.of(Role.CATALOGUER));

        // When
        var actor = Actor.of(before, Optional.empty(), Optional.of("volunteer"), "key");

        // Then
        assertThat(actor.name()).isEqualTo("Anna Berg");
        assertThat(actor.role()).isEqualTo("volunteer");
        assertThat(Actor.of(before, Optional.of("Anna%20Berg"), Optional.empty(), "key"))
                .extracting(Actor::id)
                .isEqualTo(actor.id());
        assertThat(Actor.of(married, Optional.empty(), Optional.empty(), "key").id())
                .isEqualTo(actor.id());
        assertThat(Actor.of(namesake, Optional.empty(), Optional.empty(), "key").id())
                .isNotEqualTo(actor.id());
        assertThat(Actor.of(Optional.of("Anna Berg"), Optional.empty(), "key").id())
                .isNotEqualTo(actor.id());
    }

    @Test
    void aHeaderThatNamesAnotherPersonThanTheTokenIsRefused() {
        // Given
        var account = new ApiCaller.SignedIn("s-1", "Anna Berg", Optional.empty(), Set.of(Role.CATALOGUER));

        // Then
        assertThatThrownBy(() -> Actor.of(account, Optional.of("Zoe"), Optional.empty(), "key"))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(400);
                    assertThat(refused.problem().code()).isEqualTo("other-person");
                    assertThat(refused.problem().detail()).contains("Zoe").contains("Anna Berg");
                });
    }

    @Test
    void anIdDependsOnTheKey() {
        assertThat(PersonId.of("Anna", "key one")).isNotEqualTo(PersonId.of("Anna", "key two"));
    }
}
