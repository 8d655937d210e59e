package org.vitrine.index.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/** The metrics of index-service, beside those of Quarkus, Kafka and Kafka Streams. Registered with Micrometer. */
public enum IndexMetric {
    DOCUMENTS(
            "vitrine.index.documents",
            "Records of image-documents by outcome; tag outcome: written, already-newer, removed, dead-lettered"),
    BULK("vitrine.index.bulk", "Time of one bulk request to OpenSearch, from the first byte sent to the last read"),
    BULK_DOCUMENTS("vitrine.index.bulk.documents", "Documents in one bulk request"),
    BUSY("vitrine.index.busy", "Writes delayed because OpenSearch was overloaded, read-only or unavailable"),
    RESTARTS("vitrine.index.writer.restarts", "Restarts of the writer from its last commit, after a failure"),
    LAG("vitrine.index.lag", "Records of image-documents that the writer has not read yet, over its partitions"),
    REPLICA_REQUEST_TIME(
            "vitrine.index.neighbour.time", "Duration of requests to other replicas; tag outcome: ok, failed");

    private final String metricName;
    private final String description;

    IndexMetric(String metricName, String description) {
        this.metricName = metricName;
        this.description = description;
    }

    /** @param tags alternating names and values */
    public Counter counter(MeterRegistry meters, String... tags) {
        return Counter.builder(metricName).description(description).tags(tags).register(meters);
    }

    /** @param tags alternating names and values */
    public Timer timer(MeterRegistry meters, String... tags) {
        return Timer.builder(metricName).description(description).tags(tags).register(meters);
    }

    public DistributionSummary summary(MeterRegistry meters) {
        return DistributionSummary.builder(metricName).description(description).register(meters);
    }

    public void gauge(MeterRegistry meters, Supplier<Number> value) {
        Gauge.builder(metricName, value).description(description).register(meters);
    }
}
