package org.vitrine.search.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchDepthTest {

    private final SearchDepth searchDepth = new SearchDepth(8, 500);

    @Test
    void asksForSeveralPhotographsPerItem() {
        assertThat(searchDepth.initial(8)).isEqualTo(64);
    }

    @Test
    void neverRequestsMoreThanTheLimit() {
        assertThat(searchDepth.initial(100)).isEqualTo(500);
        assertThat(searchDepth.next(400)).isEqualTo(500);
    }

    @Test
    void looksDeeperWhileItemsAreTooFewAndTheIndexHasMore() {
        assertThat(searchDepth.isTooShallow(64, 64, 5, 8)).isTrue();
        assertThat(searchDepth.isTooShallow(64, 64, 8, 8)).as("enough items").isFalse();
        assertThat(searchDepth.isTooShallow(64, 40, 5, 8))
                .as("the index has no more")
                .isFalse();
        assertThat(searchDepth.isTooShallow(500, 500, 5, 8)).as("the limit").isFalse();
    }
}
