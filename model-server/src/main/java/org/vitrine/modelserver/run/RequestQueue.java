package org.vitrine.modelserver.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.modelserver.loading.ServedModel;

/**
 * Waiting requests, one queue per model in order of arrival. Not thread-safe: {@link Batcher} guards it with its lock.
 */
final class RequestQueue {

    private final Map<ServedModel, Deque<ModelRequest>> byModel = new IdentityHashMap<>();
    private int count;

    void add(ModelRequest modelRequest) {
        byModel.computeIfAbsent(modelRequest.model(), _ -> new ArrayDeque<>()).add(modelRequest);
        count++;
    }

    int count() {
        return count;
    }

    int count(ServedModel model) {
        var queue = byModel.get(model);
        return queue == null ? 0 : queue.size();
    }

    /** Returns the model to run next: the one whose first request has waited longest; empty if none waits. */
    Optional<ServedModel> nextModel() {
        return byModel.values().stream()
                .map(Deque::getFirst)
                .min(Comparator.comparingLong(ModelRequest::queuedAtNanos))
                .map(ModelRequest::model);
    }

    /** Removes and returns up to {@code maxRequests} requests of a model, oldest first. */
    List<ModelRequest> poll(ServedModel model, int maxRequests) {
        var polled = new ArrayList<ModelRequest>();
        var queue = byModel.get(model);
        while (queue != null && polled.size() < maxRequests && !queue.isEmpty()) {
            polled.add(queue.removeFirst());
        }
        if (queue != null && queue.isEmpty()) {
            byModel.remove(model);
        }
        count -= polled.size();
        return polled;
    }

    List<ModelRequest> pollAll() {
        var all = new ArrayList<ModelRequest>();
        byModel.values().forEach(all::addAll);
        byModel.clear();
        count = 0;
        return all;
    }
}
