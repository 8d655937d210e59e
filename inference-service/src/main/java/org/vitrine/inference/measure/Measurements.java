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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.vitrine.inference.limit.Asker;
import org.vitrine.inference.limit.Gate;
import org.vitrine.inference.statement.Description;

/** Counts by {@link Metric}. */
@ApplicationScoped
public class Measurements {

    /** How a photograph came. */
    public enum By {
        TOPIC,
        HTTP
    }

    private static final String LABELS = "labels";

    private final MeterRegistry registry;
    private final Map<String, List<Supplier<Gate.State>>> gates = new ConcurrentHashMap<>();

    public Measurements(MeterRegistry registry) {
        this.registry = registry;
    }

    public void call(String remote, String outcome, Duration took) {
        Timer.builder(Metric.CALLS.metricName())
                .description(Metric.CALLS.description())
                .tags(tags(Metric.CALLS, kind(remote), outcome))
                .register(registry)
                .record(took);
    }

    public void waited(String remote, Asker.Urgency urgency, Duration took) {
        Timer.builder(Metric.WAITED.metricName())
                .description(Metric.WAITED.description())
                .tags(tags(Metric.WAITED, kind(remote), urgency.name().toLowerCase(java.util.Locale.ROOT)))
                .register(registry)
                .record(took);
    }

    /** Follows a gate for as long as the service runs; those of one kind of remote are summed. */
    public void gate(String remote, Supplier<Gate.State> state) {
        gates.computeIfAbsent(kind(remote), this::followed).add(state);
    }

    private List<Supplier<Gate.State>> followed(String kind) {
        var ofKind = new CopyOnWriteArrayList<Supplier<Gate.State>>();
        gauge(Metric.RATE, kind, () -> sum(ofKind, Gate.State::perSecond));
        gauge(Metric.WAITING, kind, () -> sum(ofKind, Gate.State::waiting));
        gauge(Metric.AWAY, kind, () -> sum(ofKind, state -> state.open() ? 1 : 0));
        return ofKind;
    }

    private static double sum(List<Supplier<Gate.State>> gates, ToDoubleFunction<Gate.State> figure) {
        return gates.stream().map(Supplier::get).mapToDouble(figure).sum();
    }

    /** Tags of remotes name endpoints and projects, which profiles do; their kinds are few. */
    static String kind(String remote) {
        if (remote.startsWith("rekognition/")) {
            return "custom-labels";
        }
        int slash = remote.indexOf('/');
        return slash < 0 ? remote : remote.substring(0, slash);
    }

    private void gauge(Metric metric, String kind, Supplier<Number> value) {
        Gauge.builder(metric.metricName(), value)
                .description(metric.description())
                .tags(tags(metric, kind))
                .strongReference(true)
                .register(registry);
    }

    public void described(By by, Description description) {
        count(Metric.DESCRIBED, by.name().toLowerCase(java.util.Locale.ROOT));
        description
                .skipped()
                .forEach(skipped -> count(
                        Metric.SKIPPED, skipped.what().equals(LABELS) ? LABELS : "attribute", skipped.reasonCode()));
    }

    public void reused(String remote, String kept) {
        count(Metric.REUSED, kind(remote), kept);
    }

    public void notKept(String remote) {
        count(Metric.NOT_KEPT, kind(remote));
    }

    public void gone() {
        count(Metric.GONE);
    }

    public void cost(String remote, double price) {
        counter(Metric.COST, kind(remote)).increment(price);
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
        counter(metric, values).increment();
    }

    private Counter counter(Metric metric, String... values) {
        return Counter.builder(metric.metricName())
                .description(metric.description())
                .tags(tags(metric, values))
                .register(registry);
    }

    private static List<Tag> tags(Metric metric, String... values) {
        var tags = new ArrayList<Tag>();
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(metric.tags().get(i), values[i]));
        }
        return tags;
    }
}
