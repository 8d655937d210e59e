package org.vitrine.inference.measure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.vitrine.inference.statement.Description;

/** Counts by {@link Metric}. */
@ApplicationScoped
public class Measurements {

    /** How a photograph came. */
    public enum By {
        TOPIC,
        HTTP
    }

    private final MeterRegistry registry;

    public Measurements(MeterRegistry registry) {
        this.registry = registry;
    }

    public void call(String remote, String outcome, Duration took) {
        Timer.builder(Metric.CALLS.metricName())
                .description(Metric.CALLS.description())
                .tags(tags(Metric.CALLS, remote, outcome))
                .register(registry)
                .record(took);
    }

    public void described(By by, Description description) {
        count(Metric.DESCRIBED, by.name().toLowerCase(java.util.Locale.ROOT));
        description.skipped().forEach(skipped -> count(Metric.SKIPPED, skipped.what(), skipped.reasonCode()));
    }

    public void rejected(String reason) {
        count(Metric.REJECTED, reason);
    }

    /** Follows a number for as long as the service runs. */
    public void httpInFlight(Supplier<Number> inFlight) {
        Gauge.builder(Metric.HTTP_IN_FLIGHT.metricName(), inFlight)
                .description(Metric.HTTP_IN_FLIGHT.description())
                .strongReference(true)
                .register(registry);
    }

    private void count(Metric metric, String... values) {
        Counter.builder(metric.metricName())
                .description(metric.description())
                .tags(tags(metric, values))
                .register(registry)
                .increment();
    }

    private static List<Tag> tags(Metric metric, String... values) {
        var tags = new ArrayList<Tag>();
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(metric.tags().get(i), values[i]));
        }
        return tags;
    }
}
