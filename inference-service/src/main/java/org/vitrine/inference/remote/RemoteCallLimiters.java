package org.vitrine.inference.remote;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.vitrine.admission.rate.CallLimiter;
import org.vitrine.admission.rate.RateSettings;
import org.vitrine.admission.rate.Requester;
import org.vitrine.inference.measure.Measurements;
import org.vitrine.inference.settings.InferenceConfig;

/** The limiters of this replica, one per operation of each endpoint, created at the first call. Thread-safe. */
@ApplicationScoped
public class RemoteCallLimiters implements AutoCloseable {

    /** Most limiters; more endpoints than all profiles are expected to name. Further endpoints share one limiter. */
    private static final int MAX_LIMITERS = 500;

    private static final String SHARED_TAG = "any-other";

    private final InferenceConfig config;
    private final Measurements measurements;
    private final Random random = new Random();
    private final Map<String, RemoteCallLimiter> limiters = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("gates").factory());

    RemoteCallLimiters(InferenceConfig config, Measurements measurements) {
        this.config = config;
        this.measurements = measurements;
    }

    void stop(@Observes ShutdownEvent end) {
        close();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Returns the limiter of a remote. */
    RemoteCallLimiter of(RemoteModel remote) {
        var existing = limiters.get(remote.tag());
        if (existing != null) {
            return existing;
        }
        return limiters.computeIfAbsent(limiters.size() < MAX_LIMITERS ? remote.tag() : SHARED_TAG, tag -> {
            var remoteCallLimiter =
                    new RemoteCallLimiter(remote, new CallLimiter<>(settings(remote), random), System::nanoTime, timer);
            measurements.registerLimiter(tag, remoteCallLimiter::state);
            return remoteCallLimiter;
        });
    }

    /** Returns the current state of each limiter, by the tag of its remote. */
    public Map<String, CallLimiter.State> states() {
        var states = new TreeMap<String, CallLimiter.State>();
        limiters.forEach((tag, remoteCallLimiter) -> states.put(tag, remoteCallLimiter.state()));
        return states;
    }

    private CallLimiter.Settings settings(RemoteModel remote) {
        var limiter = config.limiter();
        return new CallLimiter.Settings(
                new RateSettings(Quotas.of(remote, config), limiter.initialRate()),
                limiter.failuresToOpen(),
                limiter.firstProbe().toNanos(),
                limiter.longestProbe().toNanos(),
                config.maxConnections(),
                config.maxWaitingCalls());
    }

    /** Returns the longest time that a call of a requester waits in the queue. */
    Duration maxQueueTime(Requester requester) {
        return switch (requester.urgency()) {
            case INTERACTIVE -> config.limiter().queryPatience();
            case BATCH -> config.maxWait();
        };
    }
}
