package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class FacetWarmUpTest {

    @Test
    void aSearchWithAllPartsOfAFacetIsWritten() {
        assertThat(FacetWarmUp.write(IndexJson.forClient())).contains("facet-0", "counted", "shown", "facets.stated");
    }

    @Test
    void aResponseWithAllPartsOfAFacetIsRead() {
        assertThat(FacetWarmUp.read(IndexJson.forClient()))
                .containsExactly(entry("material", List.of(new FacetCount("Gold", 1, 1))));
    }
}
