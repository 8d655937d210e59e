package org.vitrine.search.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.ListOrder;

class ListSortTest {

    private static final Optional<String> WORDS = Optional.of("favstina");

    @Test
    void withoutAWordWordsAreRankedAndAllElseIsByImageId() {
        assertThat(ListSort.read(Optional.empty(), WORDS)).isEqualTo(ListOrder.SCORE);
        assertThat(ListSort.read(Optional.of(" "), Optional.empty())).isEqualTo(ListOrder.IMAGE_ID);
    }

    @Test
    void scoreNeedsWords() {
        assertThat(ListSort.read(Optional.of("score"), WORDS)).isEqualTo(ListOrder.SCORE);
        assertThatThrownBy(() -> ListSort.read(Optional.of("score"), Optional.empty()))
                .hasMessageContaining("give words in q");
    }

    @Test
    void anUnknownWordIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> ListSort.read(Optional.of("beauty"), WORDS)).hasMessageContaining("-arrivedAt");
    }
}
