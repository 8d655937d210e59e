package org.vitrine.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IngestMetricTest {

    @Test
    void aGaugeKeepsItsSupplier() throws InterruptedException {
        var registry = new SimpleMeterRegistry();
        var running = new AtomicInteger(3);
        IngestMetric.UPLOADS.gauge(registry, () -> running.get());

        awaitGarbageCollection();

        assertThat(registry.get(IngestMetric.UPLOADS.metricName()).gauge().value())
                .isEqualTo(3);
    }

    private static void awaitGarbageCollection() throws InterruptedException {
        var collected = new WeakReference<>(new Object());
        while (collected.get() != null) {
            System.gc();
            Thread.sleep(10);
        }
    }
}
