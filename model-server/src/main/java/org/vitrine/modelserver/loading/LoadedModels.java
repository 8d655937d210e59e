package org.vitrine.modelserver.loading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Index of the loaded models by name and version; it reads no files. Thread-safe.
 *
 * <p>Versions of a name are ordered newest first; the first answers requests that name no version.
 */
final class LoadedModels {

    private final Map<String, List<ServedModel>> models = new TreeMap<>();
    private final Map<String, ModelLookup> statuses = new HashMap<>();
    private final long maxBytes;

    LoadedModels(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Returns the newest loaded version of a model, or why there is none. */
    synchronized ModelLookup find(String name) {
        var versions = models.get(name);
        if (versions != null) {
            return new ModelLookup.Found(versions.getFirst());
        }
        return statuses.getOrDefault(name, new ModelLookup.Unknown(name));
    }

    synchronized Optional<ServedModel> find(String name, String version) {
        return models.getOrDefault(name, List.of()).stream()
                .filter(model -> model.card().version().equals(version))
                .findFirst();
    }

    synchronized List<ServedModel> all() {
        return models.values().stream().flatMap(List::stream).toList();
    }

    /** Returns the newest version of each model, ordered by name. */
    synchronized List<ServedModel> newest() {
        return models.values().stream().map(List::getFirst).toList();
    }

    /** Returns a sentence if a model of this size does not fit within the limit; empty if it fits. */
    synchronized Optional<String> limitExceededBy(long bytes) {
        long used = models.values().stream()
                .flatMap(List::stream)
                .mapToLong(ServedModel::sizeBytes)
                .sum();
        return used + bytes <= maxBytes
                ? Optional.empty()
                : Optional.of("%d bytes of models are loaded and %d more exceed vitrine.models.max-loaded, %d"
                        .formatted(used, bytes, maxBytes));
    }

    /**
     * Adds a loaded model; requests find it from now on.
     *
     * @param order order of the versions of its name, the newest first
     */
    synchronized void put(ServedModel model, Comparator<ServedModel> order) {
        var versions = new ArrayList<>(models.getOrDefault(model.name(), List.of()));
        versions.add(model);
        versions.sort(order);
        models.put(model.name(), versions);
        statuses.remove(model.name());
    }

    /** Removes a model: requests find it no longer; it is unloaded when its current runs are finished. */
    synchronized void remove(ServedModel model) {
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

    /** Sets the result of {@link #find(String)} for a name while no model is loaded under it. */
    synchronized void setStatus(String name, ModelLookup modelLookup) {
        statuses.put(name, modelLookup);
    }

    /** Removes the results set by {@link #setStatus} for all other names. */
    synchronized void retainStatuses(Set<String> names) {
        statuses.keySet().retainAll(names);
    }

    synchronized void clear() {
        models.values().forEach(versions -> versions.forEach(ServedModel::retire));
        models.clear();
        statuses.clear();
    }
}
