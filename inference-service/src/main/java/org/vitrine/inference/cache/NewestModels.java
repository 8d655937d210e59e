package org.vitrine.inference.cache;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vitrine.inference.statement.ModelIdentity;

/**
 * Which models have answered for a remote lately: a statement of another is out of date. Of a remote that has not answered
 * since the start nothing is known, and what is kept stands.
 */
@ApplicationScoped
class NewestModels {

    /** Two variants of an endpoint answer in turn; both are current. */
    private static final Duration LATELY = Duration.ofMinutes(10);

    private static final int MAX_REMOTES = 1000;
    private static final int MAX_MODELS = 20;

    private final Clock clock;
    private final Map<String, Map<ModelIdentity, Instant>> seen = new ConcurrentHashMap<>();

    NewestModels(Clock clock) {
        this.clock = clock;
    }

    void answered(String remote, ModelIdentity model) {
        if (seen.size() >= MAX_REMOTES && !seen.containsKey(remote)) {
            return;
        }
        seen.compute(remote, (_, models) -> {
            var now = clock.instant();
            var current = new java.util.HashMap<ModelIdentity, Instant>();
            if (models != null && models.size() < MAX_MODELS) {
                current.putAll(models);
            }
            current.values().removeIf(at -> at.isBefore(now.minus(LATELY)));
            current.put(model, now);
            return Map.copyOf(current);
        });
    }

    /** Whether a model may still be the one that would answer. */
    boolean isCurrent(String remote, ModelIdentity model) {
        var models = seen.get(remote);
        return models == null || models.containsKey(model);
    }
}
