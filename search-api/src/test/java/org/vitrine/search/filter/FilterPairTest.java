package org.vitrine.search.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.imageindex.CaseFolding;
import org.vitrine.imageindex.Facet;
import org.vitrine.search.filter.FilterNames.Choice;
import org.vitrine.search.filter.FilterPair.Outcome.Malformed;
import org.vitrine.search.filter.FilterPair.Outcome.Read;

class FilterPairTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "material=silver | material | silver",
                "Weight (g)=4,25 | Weight (g) | 4,25",
                "Mint/Region=[Inv] | Mint/Region | [Inv]",
                "Object's mint=O'Hara | Object's mint | O'Hara",
                "Maße, mm=a=b | Maße, mm | a=b",
                "Erhaltung %=50 % | Erhaltung % | 50 %",
                "a%3Db=c | a=b | c",
                "a%253Db=c | a%3Db | c",
                "a=%3D | a | %3D",
                "a== | a | =",
                "Höhe × Breite=1 × 2 | Höhe × Breite | 1 × 2"
            })
    void theNameEndsAtTheFirstEqualsSignThatIsNotEscaped(String text, String name, String value) {
        assertThat(read(text).readings().getFirst()).isEqualTo(new Facet(name, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"line\n", "abcde", "😀😀😀😀😀"})
    void aNameOrValueOfAnyLengthThatIsTakenIsRead(String fiveCharacters) {
        // Given
        String name = "Ω".repeat(200);
        String value = fiveCharacters.repeat(400);

        // Then
        assertThat(read(name + '=' + value).readings()).containsExactly(new Facet(name, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=b=c | a=b | a=b | c",
                "a=b=c=d | a=b | a=b | c=d",
                "a=b=c | a | a | b=c",
                "a%3Db=c | a%3Db | a%3Db | c",
                "100%25=yes | 100%25 | 100%25 | yes",
                "=x=y | =x | =x | y"
            })
    void withoutAFacetOfThePreferredNameTheTextIsReadLiterally(String text, String known, String name, String value) {
        // Given
        var names = new FilterNames(Set.of(CaseFolding.fold(known)));

        // When
        var choice = names.choose(List.of(read(text)));

        // Then
        assertThat(choice).isEqualTo(new Choice.Chosen(List.of(new Facet(name, value))));
    }

    @Test
    void aNameThatIsNoFacetsIsUnknown() {
        // Given
        var pair = read("mnit=Roma");

        // Then
        assertThat(FilterNames.of(List.of("Mint")).choose(List.of(read("MINT=Roma"), pair)))
                .isEqualTo(new Choice.Unknown(pair));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "side", "=obverse", "side=", "side= ", " =x", "=", "=="})
    void whatIsNoFilterIsGivenBackWithTheReason(String given) {
        assertThat(FilterPair.parse(List.of(given))).isInstanceOfSatisfying(Malformed.class, malformed -> {
            assertThat(malformed.given()).isEqualTo(given);
            assertThat(malformed.reason()).isNotBlank();
        });
    }

    @Test
    void aFilterLongerThanAnythingThatIsTakenIsRefused() {
        assertThat(FilterPair.parse(List.of("item=" + "x".repeat(4_100)))).isInstanceOf(Malformed.class);
        assertThat(FilterPair.parse(List.of("item=" + "😀".repeat(4_100))))
                .isEqualTo(new Malformed(
                        "item=" + "😀".repeat(35) + "…", "A filter has at most 4096 characters, this one 4105."));
    }

    @Test
    void moreFiltersThanAPageShowsAreRefused() {
        assertThat(FilterPair.parse(Collections.nCopies(33, "side=obverse"))).isInstanceOf(Malformed.class);
    }

    @Test
    void neitherOrderNorSpellingOfFiltersMakesADifference() {
        // Given
        var one = new Filters(List.of(new Facet("a", "1"), new Facet("b", "Σ"), new Facet("a", "0")));
        var other = new Filters(List.of(new Facet("B", "ς"), new Facet("a", "0"), new Facet("a", "1")));

        // Then
        assertThat(one.canonical()).isEqualTo(other.canonical());
    }

    @Property(tries = 300)
    void anyTextIsReadOrRefusedNeverThrown(@ForAll List<String> pairs) {
        assertThat(FilterPair.parse(pairs)).isInstanceOfAny(Read.class, Malformed.class);
    }

    private static FilterPair read(String text) {
        return ((Read) FilterPair.parse(List.of(text))).pairs().getFirst();
    }
}
