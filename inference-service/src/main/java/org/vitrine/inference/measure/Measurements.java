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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.vitrine.inference.limit.CallLimiter;
import org.vitrine.inference.limit.Requester;
import org.vitrine.inference.statement.PhotographDescription;

/** Records the metrics of {@link InferenceMetric} in Micrometer. Thread-safe. */
@ApplicationScoped
public class Measurements {

    /** How a photograph reached this service. */
    public enum By {
        TOPIC,
        HTTP
    }

    /** Values of the tag {@code what}; every other statement is an attribute, whose name a profile determines. */
    private static final Set<String> LABELS = Set.of("labels", "custom-labels");

    private final MeterRegistry registry;
    private final Map<String, List<Supplier<CallLimiter.State>>> gates = new ConcurrentHashMap<>();

    public Measurements(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Records a call to a remote.
     *
     * @param remote tag of the remote; the metric contains only its kind
     * @param outcome {@code answered} or the code of a fault
     */
    public void call(String remote, String outcome, Duration took) {
        Timer.builder(InferenceMetric.CALLS.metricName())
                .description(InferenceMetric.CALLS.description())
                .tags(tags(InferenceMetric.CALLS, kind(remote), outcome))
                .register(registry)
                .record(took);
    }

    public void waited(String remote, Requester.Urgency urgency, Duration took) {
        Timer.builder(InferenceMetric.WAITED.metricName())
                .description(InferenceMetric.WAITED.description())
                .tags(tags(InferenceMetric.WAITED, kind(remote), urgency.name().toLowerCase(java.util.Locale.ROOT)))
                .register(registry)
                .record(took);
    }

    /**
     * Registers the limiter of a remote for the gauges, for as long as the service runs; limiters of a kind are summed.
     */
    public void gate(String remote, Supplier<CallLimiter.State> state) {
        gates.computeIfAbsent(kind(remote), this::followed).add(state);
    }

    private List<Supplier<CallLimiter.State>> followed(String kind) {
        var ofKind = new CopyOnWriteArrayList<Supplier<CallLimiter.State>>();
        gauge(InferenceMetric.RATE, kind, () -> sum(ofKind, CallLimiter.State::perSecond));
        gauge(InferenceMetric.WAITING, kind, () -> sum(ofKind, CallLimiter.State::waiting));
        gauge(InferenceMetric.AWAY, kind, () -> sum(ofKind, state -> state.open() ? 1 : 0));
        return ofKind;
    }

    private static double sum(List<Supplier<CallLimiter.State>> gates, ToDoubleFunction<CallLimiter.State> figure) {
        return gates.stream().map(Supplier::get).mapToDouble(figure).sum();
    }

    /**
     * Returns the kind of a remote: {@code rekognition}, {@code custom-labels} or {@code sagemaker}. The tag itself
     * contains names from profiles, of which there may be too many for a metric.
     */
    static String kind(String remote) {
        if (remote.startsWith("rekognition/")) {
            return "custom-labels";
        }
        int slash = remote.indexOf('/');
        return slash < 0 ? remote : remote.substring(0, slash);
    }

    private void gauge(InferenceMetric inferenceMetric, String kind, Supplier<Number> value) {
        Gauge.builder(inferenceMetric.metricName(), value)
                .description(inferenceMetric.description())
                .tags(tags(inferenceMetric, kind))
                .strongReference(true)
                .register(registry);
    }

    public void described(By by, PhotographDescription photographDescription) {
        count(InferenceMetric.DESCRIBED, by.name().toLowerCase(java.util.Locale.ROOT));
        photographDescription
                .skipped()
                .forEach(skipped -> count(
                        InferenceMetric.SKIPPED,
                        LABELS.contains(skipped.what()) ? skipped.what() : "attribute",
                        skipped.reasonCode()));
    }

    /**
     * Counts a statement from the cache.
     *
     * @param kept {@code memory} or {@code store}
     */
    public void reused(String remote, String kept) {
        count(InferenceMetric.REUSED, kind(remote), kept);
    }

    public void countNotCached(String remote) {
        count(InferenceMetric.NOT_KEPT, kind(remote));
    }

    /** Counts a record of an image that was withdrawn, or whose collection was deleted, before it was described. */
    public void gone() {
        count(InferenceMetric.GONE);
    }

    public void cost(String remote, double price) {
        counter(InferenceMetric.COST, kind(remote)).increment(price);
    }

    public void rejected(String reason) {
        count(InferenceMetric.REJECTED, reason);
    }

    /** Registers the gauge of photographs that are being described by HTTP. */
    public void httpInFlight(Supplier<Number> inFlight) {
        Gauge.builder(InferenceMetric.HTTP_IN_FLIGHT.metricName(), inFlight)
                .description(InferenceMetric.HTTP_IN_FLIGHT.description())
                .strongReference(true)
                .register(registry);
    }

    private void count(InferenceMetric inferenceMetric, String... values) {
        counter(inferenceMetric, values).increment();
    }

    private Counter counter(InferenceMetric inferenceMetric, String... values) {
        return Counter.builder(inferenceMetric.metricName())
                .description(inferenceMetric.description())
                .tags(tags(inferenceMetric, values))
                .register(registry);
    }

    private static List<Tag> tags(InferenceMetric inferenceMetric, String... values) {
        var tags = new ArrayList<Tag>();
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(inferenceMetric.tags().get(i), values[i]));
        }
        return tags;
    }
}
