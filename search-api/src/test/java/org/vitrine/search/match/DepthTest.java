package org.vitrine.search.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DepthTest {

    private final Depth depth = new Depth(8, 500);

    @Test
    void asksForSeveralPhotographsPerItem() {
        assertThat(depth.first(8)).isEqualTo(64);
    }

    @Test
    void neverAsksForMoreThanTheLimit() {
        assertThat(depth.first(100)).isEqualTo(500);
        assertThat(depth.next(400)).isEqualTo(500);
    }

    @Test
    void looksDeeperWhileItemsAreTooFewAndTheIndexHasMore() {
        assertThat(depth.tooShallow(64, 64, 5, 8)).isTrue();
        assertThat(depth.tooShallow(64, 64, 8, 8)).as("enough items").isFalse();
        assertThat(depth.tooShallow(64, 40, 5, 8)).as("the index has no more").isFalse();
        assertThat(depth.tooShallow(500, 500, 5, 8)).as("the limit").isFalse();
    }
}
