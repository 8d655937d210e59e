package org.vitrine.search.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vitrine.search.match.Facets.Count;

class FacetsTest {

    private final Facets facets = new Facets(2);

    @Test
    void countsPhotographsPerValueCommonestFirst() {
        // Given
        var photographs = List.of(
                Map.of("side", Set.of("obverse"), "material", Set.of("silver")),
                Map.of("side", Set.of("obverse"), "material", Set.of("silver", "billon")),
                Map.of("side", Set.of("reverse")));

        // When
        var counted = facets.count(photographs, List.of("material", "side"));

        // Then
        assertThat(counted)
                .containsExactly(
                        entry("material", List.of(new Count("silver", 2), new Count("billon", 1))),
                        entry("side", List.of(new Count("obverse", 2), new Count("reverse", 1))));
    }

    @Test
    void leavesOutAFacetNobodyHas() {
        assertThat(facets.count(List.of(Map.of("side", Set.of("obverse"))), List.of("mint")))
                .isEmpty();
    }

    @Test
    void listsTheCommonestValuesOnly() {
        // Given
        var photographs = List.of(
                Map.of("mint", Set.of("Roma")),
                Map.of("mint", Set.of("Arles")),
                Map.of("mint", Set.of("Trier")),
                Map.of("mint", Set.of("Trier")));

        // When
        var counted = facets.count(photographs, List.of("mint"));

        // Then
        assertThat(counted.get("mint")).containsExactly(new Count("Trier", 2), new Count("Arles", 1));
    }
}
