package org.vitrine.modelserver.loading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which models are loaded, by name and version. The book-keeping alone: no file is read here. Safe for threads.
 *
 * <p>Versions of a name are kept newest first; the first answers.
 */
final class LoadedModels {

    private final Map<String, List<ServedModel>> models = new TreeMap<>();
    private final Map<String, ModelLookup> others = new HashMap<>();
    private final long maxBytes;

    LoadedModels(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    synchronized ModelLookup find(String name) {
        var versions = models.get(name);
        if (versions != null) {
            return new ModelLookup.Found(versions.getFirst());
        }
        return others.getOrDefault(name, new ModelLookup.Unknown(name));
    }

    synchronized Optional<ServedModel> find(String name, String version) {
        return models.getOrDefault(name, List.of()).stream()
                .filter(model -> model.card().version().equals(version))
                .findFirst();
    }

    synchronized List<ServedModel> all() {
        return models.values().stream().flatMap(List::stream).toList();
    }

    /** By name, the newest of each. */
    synchronized List<ServedModel> newest() {
        return models.values().stream().map(List::getFirst).toList();
    }

    /** A sentence if a model of this size does not fit beside those loaded. */
    synchronized Optional<String> lacksRoomFor(long bytes) {
        long used = models.values().stream()
                .flatMap(List::stream)
                .mapToLong(ServedModel::sizeBytes)
                .sum();
        return used + bytes <= maxBytes
                ? Optional.empty()
                : Optional.of("%d bytes of models are loaded and %d more exceed vitrine.models.max-loaded, %d"
                        .formatted(used, bytes, maxBytes));
    }

    /** @param order of the versions of a name, the newest first */
    synchronized void put(ServedModel model, Comparator<ServedModel> order) {
        var versions = new ArrayList<>(models.getOrDefault(model.name(), List.of()));
        versions.add(model);
        versions.sort(order);
        models.put(model.name(), versions);
        others.remove(model.name());
    }

    /** Takes it off; its runs are finished first. */
    synchronized void take(ServedModel model) {
        var versions = new ArrayList<>(models.getOrDefault(model.name(), List.of()));
        if (versions.remove(model)) {
            model.retire();
        }
        if (versions.isEmpty()) {
            models.remove(model.name());
        } else {
            models.put(model.name(), versions);
        }
    }

    /** What is to be said of a name while nothing is loaded under it. */
    synchronized void say(String name, ModelLookup modelLookup) {
        others.put(name, modelLookup);
    }

    synchronized void clearRefusalsExcept(java.util.Set<String> names) {
        others.keySet().retainAll(names);
    }

    synchronized void clear() {
        models.values().forEach(versions -> versions.forEach(ServedModel::retire));
        models.clear();
        others.clear();
    }
}
