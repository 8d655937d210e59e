package org.vitrine.cli.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.cli.terminal.CliException;

class SearchCommandTest {

    @Test
    void theOnlyCollectionNeedsNoName() {
        assertThat(SearchCommand.only(List.of("coins"))).isEqualTo("coins");
    }

    @Test
    void withoutAnyCollectionTheCommandThatMakesOneIsNamed() {
        assertThatThrownBy(() -> SearchCommand.only(List.of()))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("./vitrine ingest");
    }

    @Test
    void ofSeveralCollectionsAllAreNamed() {
        assertThatThrownBy(() -> SearchCommand.only(List.of("coins", "gems")))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("coins, gems");
    }
}
