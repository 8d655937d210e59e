package org.vitrine.search.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AwaitedReadsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AwaitedReads awaitedReads = new AwaitedReads(1, () -> new IllegalStateException("too many wait"));

    @Test
    void anImageThatSearchesDoNotShowYetIsAwaited() {
        // When
        var found = awaitedReads.read(PATIENCE, shownAtRead(3)).await().atMost(PATIENCE);

        // Then
        assertThat(found).contains("image");
        assertThat(reads).hasValue(3);
    }

    @Test
    void withoutAWaitTheImageIsReadOnce() {
        // When
        var found = awaitedReads.read(Duration.ZERO, shownAtRead(2)).await().atMost(PATIENCE);

        // Then
        assertThat(found).isEmpty();
        assertThat(reads).hasValue(1);
    }

    @Test
    void anImageThatDoesNotComeInTimeIsAbsent() {
        // When
        var found = awaitedReads
                .read(Duration.ofMillis(300), shownAtRead(Integer.MAX_VALUE))
                .await()
                .atMost(PATIENCE);

        // Then
        assertThat(found).isEmpty();
        assertThat(reads).hasValueGreaterThan(1);
    }

    @Test
    void whereTooManyWaitOnlyAFurtherWaitIsRefused() {
        // Given
        awaitedReads.read(PATIENCE, this::unanswered).subscribe().with(_ -> {});

        // When
        var another = awaitedReads.read(PATIENCE, shownAtRead(1));
        var withoutWait = awaitedReads.read(Duration.ZERO, shownAtRead(1));

        // Then
        assertThatThrownBy(() -> another.await().atMost(PATIENCE)).hasMessage("too many wait");
        assertThat(withoutWait.await().atMost(PATIENCE)).contains("image");
    }

    @Test
    void aCancelledWaitEndsItsReadAndAnotherCanWait() {
        // Given
        var wait = awaitedReads.read(PATIENCE, this::unanswered).subscribe().with(_ -> {});

        // When
        wait.cancel();

        // Then
        assertThat(cancelled).isTrue();
        assertThat(awaitedReads.read(PATIENCE, shownAtRead(1)).await().atMost(PATIENCE))
                .contains("image");
    }

    private Supplier<Uni<Optional<String>>> shownAtRead(int number) {
        return () -> Uni.createFrom()
                .item(reads.incrementAndGet() < number ? Optional.<String>empty() : Optional.of("image"));
    }

    private Uni<Optional<String>> unanswered() {
        return Uni.createFrom().emitter(answer -> answer.onTermination(() -> cancelled.set(true)));
    }
}
