package org.vitrine.search.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExportResourceTest {

    @Test
    void aTableHasTheNamesOfPeopleOnlyForCallersWhoMayReadThem() {
        // Given
        var names = Map.of("p-1", "Anna Berg");

        // When
        var permitted = ExportResource.names(true, id -> Optional.ofNullable(names.get(id)));
        var withheld = ExportResource.names(false, id -> Optional.ofNullable(names.get(id)));

        // Then
        assertThat(permitted.apply("p-1")).contains("Anna Berg");
        assertThat(withheld.apply("p-1")).isEmpty();
    }
}
