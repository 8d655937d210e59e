package org.vitrine.inference.cache;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vitrine.inference.statement.ModelIdentity;

/**
 * Tracks which models have answered for each remote in the last ten minutes; a cached statement of another model is
 * outdated. As long as a remote has not answered since the start, all its cached statements count as current.
 * Thread-safe; bounded to {@value #MAX_REMOTES} remotes.
 */
@ApplicationScoped
class CurrentModels {

    /** Models within this period are current: two variants of an endpoint answer alternately. */
    private static final Duration CURRENT_PERIOD = Duration.ofMinutes(10);

    private static final int MAX_REMOTES = 1000;
    private static final int MAX_MODELS = 20;

    private final Clock clock;
    private final Map<String, Map<ModelIdentity, Instant>> answeredAt = new ConcurrentHashMap<>();

    CurrentModels(Clock clock) {
        this.clock = clock;
    }

    /** Records that a model answered now. */
    void recordAnswer(String remote, ModelIdentity model) {
        if (answeredAt.size() >= MAX_REMOTES && !answeredAt.containsKey(remote)) {
            return;
        }
        answeredAt.compute(remote, (_, models) -> {
            var now = clock.instant();
            var current = new HashMap<ModelIdentity, Instant>();
            if (models != null && models.size() < MAX_MODELS) {
                current.putAll(models);
            }
            current.values().removeIf(time -> time.isBefore(now.minus(CURRENT_PERIOD)));
            current.put(model, now);
            return Map.copyOf(current);
        });
    }

    /** Whether the remote would probably answer with this model now. */
    boolean isCurrent(String remote, ModelIdentity model) {
        var models = answeredAt.get(remote);
        return models == null || models.containsKey(model);
    }
}
