package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ParallelCallsTest {

    private static final int LIMIT = 4;
    private static final List<Integer> ELEMENTS =
            IntStream.range(0, 5 * LIMIT).boxed().toList();

    private final Set<Integer> called = ConcurrentHashMap.newKeySet();

    @Test
    void callsWithEachElementAsManyAtATimeAsTheLimitAllows() throws InterruptedException {
        // Given: a call returns once as many calls run as the limit allows, and never more
        var all = new CyclicBarrier(LIMIT);
        var running = new AtomicInteger();
        var most = new AtomicInteger();

        // When
        ParallelCalls.forEach(ELEMENTS, LIMIT, element -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            await(all);
            running.decrementAndGet();
            called.add(element);
        });

        // Then
        assertThat(called).containsExactlyInAnyOrderElementsOf(ELEMENTS);
        assertThat(most).hasValue(LIMIT);
    }

    @Test
    void theFirstFailureIsThrownAndNoFurtherCallStarts() {
        // Given: the second call may have started when the failure of the first is seen
        var failure = new SchemaRegistry.SchemaRefused("refused");

        // When
        var thrown = catchThrowable(() -> ParallelCalls.forEach(ELEMENTS, 1, element -> {
            called.add(element);
            if (element == 0) {
                throw failure;
            }
            waitUntilInterrupted(new CountDownLatch(1));
        }));

        // Then
        assertThat(thrown).isSameAs(failure);
        assertThat(called).isSubsetOf(0, 1);
    }

    @Test
    void aFailureInterruptsTheCallsThatRun() {
        // Given
        var started = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);

        // When
        var thrown = catchThrowable(() -> ParallelCalls.forEach(List.of("slow", "failing"), 2, element -> {
            if (element.equals("slow")) {
                started.countDown();
                waitUntilInterrupted(interrupted);
            } else {
                await(started);
                throw new IllegalStateException("the registry is unavailable");
            }
        }));

        // Then
        assertThat(thrown).hasMessage("the registry is unavailable");
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void noElementsNeedNoCall() throws InterruptedException {
        // When
        ParallelCalls.forEach(Set.<Integer>of(), LIMIT, called::add);

        // Then
        assertThat(called).isEmpty();
    }

    private static void waitUntilInterrupted(CountDownLatch interrupted) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException expected) {
            interrupted.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }
}
