package org.vitrine.flow;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds one {@link OutageQueue} for each dependency that was unavailable since the service started, shared by all
 * stages of the service. Their number is bounded by the names that the {@link org.vitrine.problem.OutageDetector} beans
 * return. Thread-safe.
 */
final class OutageQueues {

    private final FlowConfig config;
    private final Map<String, OutageQueue> queues = new ConcurrentHashMap<>();

    OutageQueues(FlowConfig config) {
        this.config = config;
    }

    OutageQueue of(String dependency) {
        return queues.computeIfAbsent(dependency, name -> new OutageQueue(name, config, OutageQueues::schedule));
    }

    /** Returns the number of waiting records by dependency; dependencies without a waiting record are left out. */
    Map<String, Integer> waiting() {
        var waiting = new TreeMap<String, Integer>();
        queues.forEach((dependency, queue) -> {
            int records = queue.size();
            if (records > 0) {
                waiting.put(dependency, records);
            }
        });
        return waiting;
    }

    private static void schedule(Duration wait, Runnable work) {
        Uni.createFrom().voidItem().onItem().delayIt().by(wait).subscribe().with(_ -> work.run());
    }
}
