package org.vitrine.search.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.search.filter.Filters.Outcome.Malformed;
import org.vitrine.search.filter.Filters.Outcome.Read;

class FiltersTest {

    @Test
    void valuesOfOneNameAreAlternativesNamesAreConditions() {
        // When
        var outcome = Filters.parse(List.of("material=silver", "side=obverse", "material=gold"));

        // Then
        assertThat(outcome)
                .isEqualTo(
                        new Read(new Filters(Map.of("material", Set.of("silver", "gold"), "side", Set.of("obverse")))));
    }

    @Test
    void everythingAfterTheFirstEqualsSignIsTheValue() {
        assertThat(Filters.parse(List.of("legend=IMP=CAES")))
                .isEqualTo(new Read(new Filters(Map.of("legend", Set.of("IMP=CAES")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "side", "=obverse", "side=", "side= ", "si/de=obverse", "side=ob\nverse"})
    void whatIsNoFilterIsGivenBackWithTheReason(String given) {
        assertThat(Filters.parse(List.of(given))).isInstanceOfSatisfying(Malformed.class, malformed -> {
            assertThat(malformed.given()).isEqualTo(given);
            assertThat(malformed.why()).isNotBlank();
        });
    }

    @Test
    void aValueLongerThanAnyIdentifierIsRefused() {
        assertThat(Filters.parse(List.of("item=" + "x".repeat(201)))).isInstanceOf(Malformed.class);
    }

    @Test
    void moreFiltersThanAPageShowsAreRefused() {
        assertThat(Filters.parse(Collections.nCopies(33, "side=obverse"))).isInstanceOf(Malformed.class);
    }

    @Test
    void theOrderOfFiltersMakesNoDifference() {
        // Given
        var one = (Read) Filters.parse(List.of("a=1", "b=2", "a=0"));
        var other = (Read) Filters.parse(List.of("b=2", "a=0", "a=1"));

        // Then
        assertThat(one.filters().canonical()).isEqualTo(other.filters().canonical());
    }

    @Property(tries = 300)
    void anyTextIsReadOrRefusedNeverThrown(@ForAll List<String> pairs) {
        assertThat(Filters.parse(pairs)).isInstanceOfAny(Read.class, Malformed.class);
    }
}
