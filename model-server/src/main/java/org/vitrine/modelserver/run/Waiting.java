package org.vitrine.modelserver.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.modelserver.shelf.ServedModel;

/** Requests that wait, by model, each model's in the order they came. Guarded by its owner's lock. */
final class Waiting {

    private final Map<ServedModel, Deque<Request>> byModel = new IdentityHashMap<>();
    private int count;

    void add(Request request) {
        byModel.computeIfAbsent(request.model(), _ -> new ArrayDeque<>()).add(request);
        count++;
    }

    int count() {
        return count;
    }

    int count(ServedModel model) {
        var queue = byModel.get(model);
        return queue == null ? 0 : queue.size();
    }

    /** Whose turn it is: the model whose first request waits longest. */
    Optional<ServedModel> next() {
        return byModel.values().stream()
                .map(Deque::getFirst)
                .min(Comparator.comparingLong(Request::since))
                .map(Request::model);
    }

    List<Request> take(ServedModel model, int most) {
        var taken = new ArrayList<Request>();
        var queue = byModel.get(model);
        while (queue != null && taken.size() < most && !queue.isEmpty()) {
            taken.add(queue.removeFirst());
        }
        if (queue != null && queue.isEmpty()) {
            byModel.remove(model);
        }
        count -= taken.size();
        return taken;
    }

    List<Request> takeAll() {
        var all = new ArrayList<Request>();
        byModel.values().forEach(all::addAll);
        byModel.clear();
        count = 0;
        return all;
    }
}
