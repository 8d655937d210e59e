package org.vitrine.modelserver.loading;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.vitrine.modelserver.settings.ModelServerConfig;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.onnx.ModelFolders.Version;
import org.vitrine.onnx.ModelSession;
import org.vitrine.onnx.UnservableModel;

/**
 * Loads and unloads the models that this server serves: from the models folder the newest version of each model that
 * can be loaded, and the models that a client loaded by name with {@code POST /models}. Thread-safe.
 *
 * <p>If a version cannot be served, the registry logs its reason and the version before it continues to answer.
 */
@ApplicationScoped
public class ModelRegistry {

    private static final Logger LOG = Logger.getLogger(ModelRegistry.class);

    private final ModelServerConfig config;
    private final LoadedModels loadedModels;
    /** Serialises changes; lookups do not take this lock. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<Path, Attempt> attempts = new ConcurrentHashMap<>();
    private final Set<String> loadedByClient = ConcurrentHashMap.newKeySet();
    private final Map<String, Path> unloaded = new ConcurrentHashMap<>();
    /** The newest version of each name at the last poll of the folder, whether it could be loaded or not. */
    private final Map<String, Path> newestInFolder = new ConcurrentHashMap<>();

    ModelRegistry(ModelServerConfig config) {
        this.config = config;
        this.loadedModels = new LoadedModels(config.maxLoaded().asLongValue());
    }

    /**
     * The last attempt to load a folder; a folder that failed is not tried again until its files change.
     *
     * @param stamp state of the files at that attempt
     * @param model the loaded model; empty if it was refused
     * @param refusal why it was refused; empty if it was loaded
     * @param retry whether to retry without a change of the files, because another loaded model was the obstacle
     */
    private record Attempt(FileStamp stamp, Optional<ServedModel> model, String refusal, boolean retry) {}

    /** A folder whose model could not be loaded, with the reason as a sentence. */
    public record Refusal(String folder, String reason) {}

    public ModelLookup find(String name) {
        return loadedModels.find(name);
    }

    public Optional<ServedModel> find(String name, String version) {
        return loadedModels.find(name, version);
    }

    /** Returns the newest loaded version of each model, ordered by name. */
    public List<ServedModel> newest() {
        return loadedModels.newest();
    }

    /** Returns the model for requests that name none: the only one, or the first by name. */
    public Optional<ServedModel> first() {
        return loadedModels.newest().stream().findFirst();
    }

    /** Returns the folders that could not be loaded at the last attempt, ordered by path. */
    public List<Refusal> refusals() {
        var refusals = new TreeMap<Path, String>();
        attempts.forEach((folder, attempt) -> {
            if (attempt.model().isEmpty()) {
                refusals.put(folder, attempt.refusal());
            }
        });
        return refusals.entrySet().stream()
                .map(entry -> new Refusal(entry.getKey().toString(), entry.getValue()))
                .toList();
    }

    /**
     * Loads and unloads models so that they match the versions now in the folder. An old version answers until the new
     * one is warm. Blocks while models load; models that were loaded by name stay.
     *
     * @param versions all versions in the folder, of each name the newest first
     */
    void synchronize(List<Version> versions) {
        lock.lock();
        try {
            var names = new TreeMap<String, List<Version>>();
            versions.forEach(version -> names.computeIfAbsent(version.name(), _ -> new ArrayList<>())
                    .add(version));
            newestInFolder.keySet().retainAll(names.keySet());
            names.forEach((name, newestFirst) ->
                    newestInFolder.put(name, newestFirst.getFirst().folder()));
            dropMissing(versions);
            names.forEach(this::synchronizeModel);
            loadedModels.retainStatuses(names.keySet());
        } finally {
            lock.unlock();
        }
    }

    private void synchronizeModel(String name, List<Version> newestFirst) {
        if (loadedByClient.contains(name) || newestFirst.getFirst().folder().equals(unloaded.get(name))) {
            return;
        }
        unloaded.remove(name);
        if (loadedModels.find(name) instanceof ModelLookup.Unknown) {
            loadedModels.setStatus(name, new ModelLookup.Loading(name));
        }
        int served = 0;
        var reason = "";
        for (var version : newestFirst) {
            if (served == config.versionsKept()) {
                drop(version.folder());
                continue;
            }
            var attempt = attemptIfChanged(version, newestFirst);
            if (attempt.model().isPresent()) {
                served++;
            } else if (reason.isEmpty()) {
                reason = attempt.refusal();
            }
        }
        if (served == 0) {
            loadedModels.setStatus(name, new ModelLookup.Refused(name, reason));
        }
    }

    private Attempt attemptIfChanged(Version version, List<Version> newestFirst) {
        var stamp = FileStamp.of(version.folder());
        var previous = attempts.get(version.folder());
        if (previous != null && previous.stamp().equals(stamp) && !previous.retry()) {
            return previous;
        }
        var attempt = attempt(version, stamp, newestFirst);
        attempts.put(version.folder(), attempt);
        // The former model of a changed folder answered until now.
        if (previous != null) {
            previous.model().ifPresent(loadedModels::remove);
        }
        return attempt;
    }

    private Attempt attempt(Version version, FileStamp stamp, List<Version> newestFirst) {
        var folders = newestFirst.stream().map(Version::folder).toList();
        return switch (load(version.name(), version.folder(), Optional.of(version.name()), order(folders))) {
            case LoadOutcome.Loaded(var model) -> new Attempt(stamp, Optional.of(model), "", false);
            case LoadOutcome.LimitExceeded(var sentence) -> refused(version, stamp, sentence, true);
            case LoadOutcome.Refused(var sentence) -> refused(version, stamp, sentence, false);
            case LoadOutcome.AlreadyLoaded(var name) ->
                refused(
                        version,
                        stamp,
                        "a model '" + name + "' is loaded already; unload it by DELETE /models/" + name,
                        true);
        };
    }

    private Attempt refused(Version version, FileStamp stamp, String sentence, boolean retry) {
        var previous = attempts.get(version.folder());
        if (previous == null || !previous.refusal().equals(sentence)) {
            LOG.errorf("model=%s version=%s not served: %s", version.name(), version.version(), sentence);
        }
        return new Attempt(stamp, Optional.empty(), sentence, retry);
    }

    private static Comparator<ServedModel> order(List<Path> newestFirst) {
        return Comparator.comparingInt(model -> newestFirst.indexOf(model.source()));
    }

    private LoadOutcome load(String name, Path folder, Optional<String> named, Comparator<ServedModel> order) {
        try {
            var exceeded = loadedModels.limitExceededBy(Files.size(folder.resolve(ModelFolders.MODEL)));
            if (exceeded.isPresent()) {
                return new LoadOutcome.LimitExceeded(exceeded.get());
            }
            long startedAt = System.nanoTime();
            var session = ModelSession.load(folder, config.threadsPerRun());
            if (named.isPresent() && !named.get().equals(session.card().name())) {
                session.close();
                return new LoadOutcome.Refused("the folder is called '%s', the card in it '%s'; give both one name"
                        .formatted(named.get(), session.card().name()));
            }
            var model = new ServedModel(name, folder, session);
            loadedModels.put(model, order);
            LOG.infof(
                    "model=%s version=%s task=%s tookMs=%d served",
                    name,
                    model.card().version(),
                    model.card().task().lowerCaseName(),
                    (System.nanoTime() - startedAt) / 1_000_000);
            return new LoadOutcome.Loaded(model);
        } catch (UnservableModel refused) {
            return new LoadOutcome.Refused(String.valueOf(refused.getMessage()));
        } catch (IOException unreadable) {
            return new LoadOutcome.Refused(
                    "%s holds no readable %s: %s".formatted(folder, ModelFolders.MODEL, unreadable.getMessage()));
        }
    }

    private void dropMissing(List<Version> versions) {
        var folders = versions.stream().map(Version::folder).toList();
        for (Path folder : Set.copyOf(attempts.keySet())) {
            if (!folders.contains(folder)) {
                drop(folder);
            }
        }
        unloaded.values().retainAll(folders);
    }

    private void drop(Path folder) {
        var attempt = attempts.remove(folder);
        if (attempt != null && attempt.model().isPresent()) {
            var model = attempt.model().get();
            loadedModels.remove(model);
            LOG.infof(
                    "model=%s version=%s no longer served",
                    model.name(), model.card().version());
        }
    }

    /** Loads the model of a folder under the given name, which may differ from the name in its card. Blocks. */
    public LoadOutcome load(String name, Path folder) {
        lock.lock();
        try {
            if (loadedModels.find(name) instanceof ModelLookup.Found) {
                return new LoadOutcome.AlreadyLoaded(name);
            }
            var loaded = load(name, folder, Optional.empty(), Comparator.comparing(ServedModel::name));
            if (loaded instanceof LoadOutcome.Loaded) {
                loadedByClient.add(name);
                unloaded.remove(name);
            }
            return loaded;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Unloads all versions under a name. A model of the folder stays unloaded until its newest version in the folder is
     * another one or a client loads it by name.
     *
     * @return false if no model of that name is loaded
     */
    public boolean unload(String name) {
        lock.lock();
        try {
            var models = loadedModels.all().stream()
                    .filter(model -> model.name().equals(name))
                    .toList();
            if (models.isEmpty()) {
                return false;
            }
            loadedByClient.remove(name);
            var newest = newestInFolder.get(name);
            if (newest != null) {
                unloaded.put(name, newest);
            }
            models.forEach(model -> {
                attempts.values().removeIf(attempt -> attempt.model().equals(Optional.of(model)));
                loadedModels.remove(model);
            });
            return true;
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        loadedModels.clear();
    }
}
