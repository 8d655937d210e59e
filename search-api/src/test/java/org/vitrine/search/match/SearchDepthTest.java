package org.vitrine.search.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchDepthTest {

    private final SearchDepth searchDepth = new SearchDepth(8, 500);

    @Test
    void requestsSeveralPhotographsPerItem() {
        assertThat(searchDepth.next(20, 96, 96)).isEqualTo(160);
    }

    @Test
    void requestsAtLeastAsManyAsInTheFirstRound() {
        assertThat(searchDepth.next(1, 96, 96)).isEqualTo(96);
    }

    @Test
    void neverAsksForMoreThanTheLimitOverAllRounds() {
        assertThat(searchDepth.next(100, 96, 96)).isEqualTo(404);
        assertThat(searchDepth.next(8, 96, 480)).isEqualTo(20);
        assertThat(searchDepth.next(8, 96, 500)).isZero();
        assertThat(searchDepth.next(8, 600, 600)).isZero();
    }
}
