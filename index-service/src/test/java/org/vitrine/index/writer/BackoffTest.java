package org.vitrine.index.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void doublesUpToItsLimit() {
        var waits = Stream.iterate(Backoff.from(Duration.ofMillis(200), Duration.ofSeconds(1)), Backoff::increased)
                .limit(5)
                .map(backoff -> backoff.delay().toMillis());

        assertThat(waits).containsExactly(200L, 400L, 800L, 1000L, 1000L);
    }
}
