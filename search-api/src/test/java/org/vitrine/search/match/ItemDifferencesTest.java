package org.vitrine.search.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.search.match.ItemDifferences.Differing;
import org.vitrine.search.match.ItemDifferences.Item;

class ItemDifferencesTest {

    @Test
    void saysWhatIsTheSameAndWhatDiffers() {
        // Given
        var one = new Item("A", List.of(Map.of("design", "lion", "denomination", "1 euro", "inventory", "17")));
        var two = new Item("B", List.of(Map.of("Design", "Lion", "Denomination", "2 euro", "inventory", "18")));

        // When
        var separation = separation(List.of(one, two), List.of("side", "design", "denomination"));

        // Then
        assertThat(separation.detail()).isEqualTo("same design; differ in denomination");
        assertThat(separation.differing())
                .containsExactly(new Differing("denomination", Map.of("A", "1 euro", "B", "2 euro")));
    }

    @Test
    void whereFacetsDistinguishNothingOtherStatementsAreUsed() {
        // Given
        var one = new Item("A", List.of(Map.of("design", "lion", "weight", "7.5")));
        var two = new Item("B", List.of(Map.of("design", "lion", "weight", "8.5")));

        // When
        var separation = separation(List.of(one, two), List.of("design"));

        // Then
        assertThat(separation.detail()).isEqualTo("same design; differ in weight");
    }

    @Test
    void aStatementThatDiffersAmongThePhotographsOfOneItemIsLeftOut() {
        // Given
        var one = new Item("A", List.of(Map.of("weight", "7.5"), Map.of("weight", "7.4")));
        var two = new Item("B", List.of(Map.of("weight", "8.5")));

        // When
        var separation = separation(List.of(one, two), List.of());

        // Then
        assertThat(separation.detail()).isEqualTo("look alike; the catalogue states no difference");
    }

    private static ItemDifferences separation(List<Item> items, List<String> names) {
        return ItemDifferences.of(items, names, text -> text.toLowerCase(Locale.ROOT));
    }
}
