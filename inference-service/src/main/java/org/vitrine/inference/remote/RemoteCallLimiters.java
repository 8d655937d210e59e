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
import org.vitrine.inference.limit.CallLimiter;
import org.vitrine.inference.limit.RateSettings;
import org.vitrine.inference.measure.Measurements;
import org.vitrine.inference.settings.InferenceConfig;

/** The limiters of this replica, one per operation of each endpoint, created at the first call. Thread-safe. */
@ApplicationScoped
public class RemoteCallLimiters implements AutoCloseable {

    /** Most limiters; more endpoints than all profiles are expected to name. Further endpoints share one limiter. */
    private static final int MAX_GATES = 500;

    private static final String ANY_OTHER = "any-other";

    private final InferenceConfig config;
    private final Measurements measurements;
    private final Random random = new Random();
    private final Map<String, RemoteCallLimiter> gates = new ConcurrentHashMap<>();
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
        var known = gates.get(remote.tag());
        if (known != null) {
            return known;
        }
        return gates.computeIfAbsent(gates.size() < MAX_GATES ? remote.tag() : ANY_OTHER, tag -> {
            var gate =
                    new RemoteCallLimiter(remote, new CallLimiter<>(settings(remote), random), System::nanoTime, timer);
            measurements.gate(tag, gate::state);
            return gate;
        });
    }

    /** Returns the current state of each limiter, by the tag of its remote. */
    public Map<String, CallLimiter.State> states() {
        var states = new TreeMap<String, CallLimiter.State>();
        gates.forEach((tag, gate) -> states.put(tag, gate.state()));
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
    Duration patience(org.vitrine.inference.limit.Requester asker) {
        return switch (asker.urgency()) {
            case INTERACTIVE -> config.limiter().queryPatience();
            case BATCH -> config.maxWait();
        };
    }
}
