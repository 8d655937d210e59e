package org.vitrine.ingest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IngestMetricTest {

    @Test
    void aGaugeKeepsItsSupplier() {
        var registry = new SimpleMeterRegistry();
        var running = new AtomicInteger(3);
        IngestMetric.UPLOADS.gauge(registry, () -> running.get());

        awaitGarbageCollection();

        assertThat(registry.get(IngestMetric.UPLOADS.metricName()).gauge().value())
                .isEqualTo(3);
    }

    private static void awaitGarbageCollection() {
        var collected = new WeakReference<>(new Object());
        await().until(() -> {
            System.gc();
            return collected.get() == null;
        });
    }
}
