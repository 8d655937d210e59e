package org.vitrine.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private final ByteBudget byteBudget = new ByteBudget(100);
    private final List<String> begun = new ArrayList<>();

    private record Work(CompletableFuture<Void> end, Cancellable cancellable) {}

    @Test
    @DisplayName("work that does not fit waits, in the order of its arrival, until enough bytes are free")
    void waits() {
        var one = begin("one", 60);
        var two = begin("two", 60);
        begin("three", 10);
        assertThat(begun).containsExactly("one");

        one.end().complete(null);
        assertThat(begun).containsExactly("one", "two", "three");

        two.end().complete(null);
        begin("four", 90);
        assertThat(begun).endsWith("four");
    }

    @Test
    @DisplayName("work with more bytes than the budget runs when no other work has any")
    void tooLarge() {
        var small = begin("small", 1);
        begin("huge", 1_000);
        assertThat(begun).containsExactly("small");

        small.end().complete(null);
        assertThat(begun).containsExactly("small", "huge");
    }

    @Test
    @DisplayName("work that fails or is cancelled frees its bytes, also while it waits")
    void givesBack() {
        var failing = begin("failing", 100);
        var givesUp = begin("gives up", 100);
        var last = begin("last", 100);

        givesUp.cancellable().cancel();
        failing.end().completeExceptionally(new IllegalStateException("of a test"));
        assertThat(begun).containsExactly("failing", "last");

        last.cancellable().cancel();
        begin("after all", 100);
        assertThat(begun).endsWith("after all");
    }

    @Test
    void bytesThatDoNotFitAreRefusedWithoutAWait() {
        // Given
        var held = byteBudget.tryAcquire(70).orElseThrow();

        // When
        var refused = byteBudget.tryAcquire(31);
        var fits = byteBudget.tryAcquire(30);

        // Then
        assertThat(refused).isEmpty();
        assertThat(fits).isPresent();
        assertThat(byteBudget.usedBytes()).isEqualTo(100);
        held.close();
        assertThat(byteBudget.usedBytes()).isEqualTo(30);
    }

    @Test
    void aNegativeNumberOfBytesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> byteBudget.tryAcquire(-1));
        assertThat(byteBudget.usedBytes()).isZero();
    }

    @Test
    void moreBytesThanTheBudgetAreRefusedWithoutAWait() {
        assertThat(byteBudget.tryAcquire(101)).isEmpty();
    }

    @Test
    void aPermitThatIsClosedTwiceGivesItsBytesBackOnce() {
        // Given
        var first = byteBudget.tryAcquire(40).orElseThrow();
        var second = byteBudget.tryAcquire(50);

        // When
        first.close();
        first.close();

        // Then
        assertThat(second).isPresent();
        assertThat(byteBudget.usedBytes()).isEqualTo(50);
    }

    @Test
    void aBlockedCallerGetsNoPermitWhereNoBytesBecomeFreeInTime() throws InterruptedException {
        // Given
        var held = byteBudget.tryAcquire(100).orElseThrow();

        // When
        var late = byteBudget.acquire(1, Duration.ofMillis(1));

        // Then
        assertThat(late).isEmpty();
        held.close();
        assertThat(byteBudget.usedBytes()).isZero();
    }

    private Work begin(String name, long bytes) {
        var end = new CompletableFuture<Void>();
        var cancellable = byteBudget
                .withBytes(bytes, () -> {
                    begun.add(name);
                    return Uni.createFrom().completionStage(end);
                })
                .subscribe()
                .with(_ -> {}, _ -> {});
        return new Work(end, cancellable);
    }
}
