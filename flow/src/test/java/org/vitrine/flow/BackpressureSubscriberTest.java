package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.vitrine.admission.Bulkhead;

class BackpressureSubscriberTest {

    private static final int CONCURRENCY = 4;

    private final Bulkhead slots = new Bulkhead(CONCURRENCY);
    private final Map<Integer, CompletableFuture<Void>> attempts = new HashMap<>();
    private final Map<Integer, CompletableFuture<Void>> waits = new HashMap<>();
    private final List<Throwable> broken = new ArrayList<>();
    private final BackpressureSubscriber<Integer> intake =
            new BackpressureSubscriber<>(new FastFlowConfig(CONCURRENCY, 3), slots, this::work, broken::add);
    private long asked;
    private int sent;
    private boolean cancelled;

    /** The work of a record: one attempt in a slot, then a wait without a slot. */
    private Uni<Void> work(int record) {
        var attempt = attempts.computeIfAbsent(record, _ -> new CompletableFuture<>());
        var wait = waits.computeIfAbsent(record, _ -> new CompletableFuture<>());
        return slots.withPermit(() -> Uni.createFrom().completionStage(attempt))
                .chain(() -> Uni.createFrom().completionStage(wait));
    }

    @Test
    void takesAsManyAsHaveASlotAndAsManyBehindThem() {
        // When
        open();
        send(100);

        // Then
        assertThat(sent).isEqualTo(2 * CONCURRENCY);
    }

    @Test
    void aRecordThatWaitsWithoutASlotLetsOthersStart() {
        // Given
        open();
        send(100);

        // When
        end(attempts, 0);
        end(attempts, 1);
        send(100);

        // Then
        assertThat(sent).isEqualTo(2 * CONCURRENCY + 2);
    }

    @Test
    void neverMoreAreUnfinishedThanMayBe() {
        // Given
        open();

        // When
        for (int round = 0; round < 300; round++) {
            send(100);
            List.copyOf(attempts.values()).forEach(attempt -> attempt.complete(null));
        }

        // Then
        assertThat(sent).isEqualTo(100);
    }

    @Test
    void aFinishedRecordLetsAnotherStart() {
        // Given
        open();
        for (int round = 0; round < 300; round++) {
            send(100);
            List.copyOf(attempts.values()).forEach(attempt -> attempt.complete(null));
        }

        // When
        end(waits, 0);
        send(100);

        // Then
        assertThat(sent).isEqualTo(101);
    }

    @Test
    void aChannelThatEndsIsReported() {
        // Given
        open();

        // When
        intake.onError(new IllegalStateException("closed"));

        // Then
        assertThat(broken).singleElement().asString().contains("closed");
    }

    @Test
    void cancellingEndsTheChannelAndWhatIsUnderWay() {
        // Given
        open();
        send(100);

        // When
        intake.cancel();

        // Then
        assertThat(cancelled).isTrue();
        assertThat(slots.runningAndWaiting()).isZero();
    }

    private static void end(Map<Integer, CompletableFuture<Void>> parts, int record) {
        Objects.requireNonNull(parts.get(record)).complete(null);
    }

    private void open() {
        intake.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long records) {
                asked += records;
            }

            @Override
            public void cancel() {
                cancelled = true;
            }
        });
    }

    /** Sends records, but no more than the subscriber has requested. */
    private void send(int most) {
        for (int i = 0; i < most && asked > 0; i++) {
            asked--;
            intake.onNext(sent++);
        }
    }
}
