package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageQueueTest {

    private static final IllegalStateException AWAY = new IllegalStateException("away");

    private final Deque<Runnable> timers = new ArrayDeque<>();
    private final List<Duration> waits = new ArrayList<>();
    private final List<String> released = new ArrayList<>();
    private final OutageQueue queue = new OutageQueue("The store", new FastFlowConfig(8, 3), (wait, work) -> {
        waits.add(wait);
        timers.addLast(work);
    });

    @Test
    void oneRecordAtATimeIsTried() {
        // Given
        hold("a");
        hold("b");
        hold("c");

        // When
        expire();

        // Then
        assertThat(released).containsExactly("a PROBE");
        assertThat(timers).isEmpty();
    }

    @Test
    void aFailedProbeWaitsAsTheLastAndTheNextRecordIsTheProbe() {
        // Given
        hold("a");
        hold("b");
        expire();

        // When
        queue.probeFailed();
        hold("a");
        expire();

        // Then
        assertThat(released).containsExactly("a PROBE", "b PROBE");
        assertThat(queue.size()).isOne();
    }

    @Test
    void whenOneFoundItBackAllGoOn() {
        // Given
        hold("a");
        hold("b");
        hold("c");
        expire();

        // When
        queue.probeSucceeded();

        // Then
        assertThat(released).containsExactly("a PROBE", "b OTHERS_SUCCEEDED", "c OTHERS_SUCCEEDED");
        assertThat(queue.size()).isZero();
    }

    @Test
    void theNextOutageIsProbedAgain() {
        // Given
        hold("a");
        expire();
        queue.probeSucceeded();

        // When
        hold("b");
        expire();

        // Then
        assertThat(released).containsExactly("a PROBE", "b PROBE");
    }

    @Test
    void waitsBetweenProbesGrowUpToTheLimit() {
        // When
        for (int look = 0; look < 10; look++) {
            hold("a");
            expire();
            queue.probeFailed();
        }

        // Then
        assertThat(waits).hasSize(10).first().isEqualTo(Duration.ofMillis(1));
        assertThat(waits).last().isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void whatIsCancelledWaitsNoMore() {
        // Given
        var a = queue.hold(AWAY).subscribe().with(release -> released.add("a " + release));
        hold("b");

        // When
        a.cancel();
        expire();

        // Then
        assertThat(released).containsExactly("b PROBE");
    }

    private void hold(String record) {
        queue.hold(AWAY).subscribe().with(release -> released.add(record + " " + release));
    }

    private void expire() {
        timers.removeFirst().run();
    }
}
