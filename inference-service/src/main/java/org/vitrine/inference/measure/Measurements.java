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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.vitrine.admission.rate.CallLimiter;
import org.vitrine.admission.rate.Requester;
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
    private static final Set<String> LABEL_KINDS = Set.of("labels", "custom-labels");

    private final MeterRegistry registry;
    private final Map<String, List<Supplier<CallLimiter.State>>> limiters = new ConcurrentHashMap<>();

    public Measurements(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Records a call to a remote.
     *
     * @param remote tag of the remote; the metric contains only its kind
     * @param outcome {@code answered} or the code of a fault
     */
    public void recordCall(String remote, String outcome, Duration duration) {
        Timer.builder(InferenceMetric.CALLS.metricName())
                .description(InferenceMetric.CALLS.description())
                .tags(tags(InferenceMetric.CALLS, kind(remote), outcome))
                .register(registry)
                .record(duration);
    }

    /** Records how long a call waited in the queue of its remote. */
    public void recordQueueTime(String remote, Requester.Urgency urgency, Duration duration) {
        Timer.builder(InferenceMetric.WAITED.metricName())
                .description(InferenceMetric.WAITED.description())
                .tags(tags(InferenceMetric.WAITED, kind(remote), urgency.name().toLowerCase(Locale.ROOT)))
                .register(registry)
                .record(duration);
    }

    /**
     * Registers the limiter of a remote for the gauges, for as long as the service runs; limiters of a kind are summed.
     */
    public void registerLimiter(String remote, Supplier<CallLimiter.State> state) {
        limiters.computeIfAbsent(kind(remote), this::registerGauges).add(state);
    }

    private List<Supplier<CallLimiter.State>> registerGauges(String kind) {
        var ofKind = new CopyOnWriteArrayList<Supplier<CallLimiter.State>>();
        gauge(InferenceMetric.RATE, kind, () -> sum(ofKind, CallLimiter.State::perSecond));
        gauge(InferenceMetric.WAITING, kind, () -> sum(ofKind, CallLimiter.State::waiting));
        gauge(InferenceMetric.UNAVAILABLE, kind, () -> sum(ofKind, state -> state.open() ? 1 : 0));
        return ofKind;
    }

    private static double sum(
            List<Supplier<CallLimiter.State>> limiters, ToDoubleFunction<CallLimiter.State> property) {
        return limiters.stream().map(Supplier::get).mapToDouble(property).sum();
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

    /** Counts a photograph that was described in full, and its skipped statements. */
    public void countDescribed(By by, PhotographDescription photographDescription) {
        count(InferenceMetric.DESCRIBED, by.name().toLowerCase(Locale.ROOT));
        photographDescription
                .skipped()
                .forEach(skipped -> count(
                        InferenceMetric.SKIPPED,
                        LABEL_KINDS.contains(skipped.what()) ? skipped.what() : "attribute",
                        skipped.reasonCode()));
    }

    /**
     * Counts a statement from the cache.
     *
     * @param origin {@code memory} or {@code store}
     */
    public void countReused(String remote, String origin) {
        count(InferenceMetric.REUSED, kind(remote), origin);
    }

    /** Counts a statement that could not be written to the object store. */
    public void countNotCached(String remote) {
        count(InferenceMetric.NOT_CACHED, kind(remote));
    }

    /** Counts a record of an image that was withdrawn, or whose collection was deleted, before it was described. */
    public void countWithdrawn() {
        count(InferenceMetric.WITHDRAWN);
    }

    /** Adds the estimated price of one answered call, in the currency of the price table. */
    public void addCost(String remote, double price) {
        counter(InferenceMetric.COST, kind(remote)).increment(price);
    }

    /** Counts a photograph that a remote did not accept, by reason code. */
    public void countRejected(String reason) {
        count(InferenceMetric.REJECTED, reason);
    }

    /** Registers the gauge of photographs that are being described by HTTP. */
    public void registerHttpInFlight(Supplier<Number> inFlight) {
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
