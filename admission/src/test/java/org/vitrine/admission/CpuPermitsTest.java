package org.vitrine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CpuPermitsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void theLimitOfPhotographsUnderWayFollowsTheConfiguredNumberAndNotTheCores() {
        // Given
        int cores = Runtime.getRuntime().availableProcessors();

        // When
        var configured = new CpuPermits(cores + 3);
        var byDefault = new CpuPermits(0);

        // Then
        assertThat(configured.maxUnderWay(64)).isEqualTo(cores + 3 + 64);
        assertThat(byDefault.maxUnderWay(64)).isEqualTo(cores + 64);
    }

    @Test
    void aThreadThatWaitsLendsItsPermit() throws InterruptedException {
        // Given
        var permits = new CpuPermits(1);
        var otherRan = new CountDownLatch(1);
        var ranMeanwhile = new AtomicBoolean();
        var other = Thread.ofVirtual().unstarted(() -> permits.withPermit(otherRan::countDown));

        // When
        permits.withPermit(() -> ranMeanwhile.set(permits.releasedWhile(() -> {
            other.start();
            return awaited(otherRan);
        })));

        // Then
        assertThat(ranMeanwhile).isTrue();
        assertThat(other.join(PATIENCE)).isTrue();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
