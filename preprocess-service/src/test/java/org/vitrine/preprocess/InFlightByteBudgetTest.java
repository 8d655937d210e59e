package org.vitrine.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InFlightByteBudgetTest {

    private final InFlightByteBudget byteBudget = new InFlightByteBudget(100);
    private final List<String> begun = new ArrayList<>();

    private record Work(CompletableFuture<Void> end, Cancellable cancellable) {}

    @Test
    @DisplayName("what finds no room waits, in the order of coming, until enough was given back")
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
    @DisplayName("more than there ever is waits until it is alone, and is let in")
    void tooLarge() {
        var small = begin("small", 1);
        begin("huge", 1_000);
        assertThat(begun).containsExactly("small");

        small.end().complete(null);
        assertThat(begun).containsExactly("small", "huge");
    }

    @Test
    @DisplayName("who fails or gives up gives back, whether or not the turn had come")
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

    @ParameterizedTest
    @CsvSource(
            nullValues = "fits",
            value = {
                "64, 96, 320, 0, fits",
                "64, 96, 320, 64, fits",
                "128, 96, 320, 0, vitrine.preprocess.max-bytes is 128",
                "64, 200, 320, 0, vitrine.preprocess.held-bytes is 200",
                "64, 96, 320, 65, vitrine.ingest.max-upload is 65"
            })
    void sizesThatDoNotFitTogetherAreNamedAtStart(
            long read, long held, long heap, long posted, @Nullable String named) {
        // When
        var fault = new InFlightByteBudget.Sizes(read, held, heap, posted).fault();

        // Then
        if (named == null) {
            assertThat(fault).isEmpty();
        } else {
            assertThat(fault)
                    .hasValueSatisfying(sentence -> assertThat(sentence).startsWith(named));
        }
    }
}
