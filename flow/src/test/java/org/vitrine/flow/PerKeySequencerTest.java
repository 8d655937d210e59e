package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PerKeySequencerTest {

    private final PerKeySequencer order = new PerKeySequencer();
    private final List<String> started = new ArrayList<>();

    @Test
    void workOnOneKeyWaitsForTheWorkBefore() {
        // Given
        var first = new CompletableFuture<String>();
        subscribe("a", "first", first);
        subscribe("a", "second", new CompletableFuture<>());
        var startedBefore = List.copyOf(started);

        // When
        first.complete("done");

        // Then
        assertThat(startedBefore).containsExactly("first");
        assertThat(started).containsExactly("first", "second");
    }

    @Test
    void workOnAnotherKeyPasses() {
        // Given
        subscribe("a", "slow", new CompletableFuture<>());

        // When
        subscribe("b", "quick", CompletableFuture.completedFuture("done"));

        // Then
        assertThat(started).containsExactly("slow", "quick");
    }

    @Test
    void afterAFailureTheNextHasItsTurn() {
        // Given
        var failing = new CompletableFuture<String>();
        subscribe("a", "failing", failing);
        subscribe("a", "next", new CompletableFuture<>());

        // When
        failing.completeExceptionally(new IllegalStateException("store away"));

        // Then
        assertThat(started).containsExactly("failing", "next");
    }

    @Test
    void noEntryIsKeptOfFinishedKeys() {
        // When
        for (int i = 0; i < 100; i++) {
            subscribe("image-" + i, "work", CompletableFuture.completedFuture("done"));
        }

        // Then
        assertThat(order.activeKeys()).isZero();
    }

    private void subscribe(String key, String name, CompletableFuture<String> outcome) {
        order.enqueue(key, () -> {
                    started.add(name);
                    return Uni.createFrom().completionStage(outcome);
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
