package org.vitrine.search.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ImageResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void anImageThatSearchesDoNotShowYetIsAwaited() {
        // When
        var found = ImageResource.awaited(shownAtRead(3), PATIENCE).await().atMost(PATIENCE);

        // Then
        assertThat(found).contains("image");
        assertThat(reads).hasValue(3);
    }

    @Test
    void withoutAWaitTheImageIsReadOnce() {
        // When
        var found = ImageResource.awaited(shownAtRead(2), Duration.ZERO).await().atMost(PATIENCE);

        // Then
        assertThat(found).isEmpty();
        assertThat(reads).hasValue(1);
    }

    @Test
    void anImageThatDoesNotComeInTimeIsAbsent() {
        // When
        var found = ImageResource.awaited(shownAtRead(Integer.MAX_VALUE), Duration.ofMillis(300))
                .await()
                .atMost(PATIENCE);

        // Then
        assertThat(found).isEmpty();
        assertThat(reads).hasValueGreaterThan(1);
    }

    private Supplier<Uni<Optional<String>>> shownAtRead(int number) {
        return () -> Uni.createFrom()
                .item(reads.incrementAndGet() < number ? Optional.<String>empty() : Optional.of("image"));
    }
}
