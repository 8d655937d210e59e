package org.vitrine.ingest.measure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * All metrics of ingest-service. Names are public: dashboards and alerts use them. A metric without a tag ignores the
 * outcome that its caller gives.
 */
public enum IngestMetric {
    POSTS("vitrine.ingest.posts", "Photographs posted, by outcome: accepted, already-here or a reason code", "outcome"),
    POST_TIME("vitrine.ingest.post.time", "From the first byte read to the answer, by outcome", "outcome"),
    POST_BYTES("vitrine.ingest.post.bytes", "Bytes of photographs read", ""),
    RACES("vitrine.ingest.races", "Posts decided again because another post of the image was faster", ""),
    UPLOADS("vitrine.ingest.uploads", "Photographs being received now", ""),
    UPLOAD_MEMORY("vitrine.ingest.upload.memory", "Bytes of photographs that may be in memory now", ""),
    NOTIFICATIONS(
            "vitrine.ingest.notifications",
            "Records of S3 notifications, by outcome: accepted, already-here, stale, ignored, refused, gone or a reason code",
            "outcome"),
    SWEPT("vitrine.ingest.swept", "Objects that sweeps and retention removed, by kind of finding", "kind"),
    WITHDRAWALS("vitrine.ingest.withdrawals", "Images withdrawn", ""),
    RETRIES(
            "vitrine.ingest.retries",
            "Images to be announced again, by outcome: announced, in-flight, indexed, gone, missing-bytes",
            "outcome"),
    REPLAYS(
            "vitrine.ingest.dead.letter.replays",
            "Dead letters that were to be replayed or dropped, by result: replayed, announced, dropped, refused, failed",
            "outcome"),
    OPEN_DEAD_LETTERS(
            "vitrine.ingest.dead.letters.open",
            "Listed dead letters that were neither replayed nor dropped; NaN while they are being read",
            ""),
    PROGRESS_TIME("vitrine.ingest.progress.time", "Requests to index-service, by outcome: ok, failed", "outcome");

    private final String metricName;
    private final String description;
    private final String tag;

    IngestMetric(String metricName, String description, String tag) {
        this.metricName = metricName;
        this.description = description;
        this.tag = tag;
    }

    public String metricName() {
        return metricName;
    }

    public String description() {
        return description;
    }

    public void count(MeterRegistry registry, String outcome) {
        add(registry, outcome, 1);
    }

    public void add(MeterRegistry registry, String outcome, double amount) {
        registry.counter(metricName, tags(outcome)).increment(amount);
    }

    public void recordDuration(MeterRegistry registry, String outcome, Duration time) {
        registry.timer(metricName, tags(outcome)).record(time);
    }

    /** Registers a gauge, which keeps the supplier; {@code registry.gauge} would let the garbage collector take it. */
    public void gauge(MeterRegistry registry, DoubleSupplier value) {
        Gauge.builder(metricName, () -> value.getAsDouble()).register(registry);
    }

    private Tags tags(String outcome) {
        return tag.isEmpty() ? Tags.empty() : Tags.of(tag, outcome);
    }
}
