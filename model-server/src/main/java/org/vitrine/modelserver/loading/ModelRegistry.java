package org.vitrine.modelserver.loading;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final LoadedModels shelf;
    /** Serialises changes; lookups do not take this lock. */
    private final ReentrantLock changes = new ReentrantLock();

    private final Map<Path, Attempt> attempts = new ConcurrentHashMap<>();
    private final Set<String> byOrder = ConcurrentHashMap.newKeySet();
    private final Map<String, Path> unloaded = new ConcurrentHashMap<>();
    /** The newest version of each name at the last poll of the folder, whether it could be loaded or not. */
    private final Map<String, Path> newestInFolder = new ConcurrentHashMap<>();

    ModelRegistry(ModelServerConfig config) {
        this.config = config;
        this.shelf = new LoadedModels(config.maxLoaded().asLongValue());
    }

    /**
     * The last attempt to load a folder; a folder that failed is not tried again until its files change.
     *
     * @param stamp state of the files at that attempt
     * @param model the loaded model; empty if it was refused
     * @param refusal why it was refused; empty if it was loaded
     * @param again whether to retry without a change of the files, because another loaded model was the obstacle
     */
    private record Attempt(FileStamp stamp, Optional<ServedModel> model, String refusal, boolean again) {}

    /** A folder whose model could not be loaded, with the reason as a sentence. */
    public record Refusal(String folder, String reason) {}

    public ModelLookup find(String name) {
        return shelf.find(name);
    }

    public Optional<ServedModel> find(String name, String version) {
        return shelf.find(name, version);
    }

    /** Returns the newest loaded version of each model, ordered by name. */
    public List<ServedModel> newest() {
        return shelf.newest();
    }

    /** Returns the model for requests that name none: the only one, or the first by name. */
    public Optional<ServedModel> first() {
        return shelf.newest().stream().findFirst();
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
    void follow(List<Version> versions) {
        changes.lock();
        try {
            var names = new TreeMap<String, List<Version>>();
            versions.forEach(version -> names.computeIfAbsent(version.name(), _ -> new java.util.ArrayList<>())
                    .add(version));
            newestInFolder.keySet().retainAll(names.keySet());
            names.forEach((name, newestFirst) ->
                    newestInFolder.put(name, newestFirst.getFirst().folder()));
            retainOnly(versions);
            names.forEach(this::followOne);
            shelf.clearRefusalsExcept(names.keySet());
        } finally {
            changes.unlock();
        }
    }

    private void followOne(String name, List<Version> newestFirst) {
        if (byOrder.contains(name) || newestFirst.getFirst().folder().equals(unloaded.get(name))) {
            return;
        }
        unloaded.remove(name);
        if (shelf.find(name) instanceof ModelLookup.Unknown) {
            shelf.say(name, new ModelLookup.Loading(name));
        }
        int kept = 0;
        var reason = "";
        for (var version : newestFirst) {
            if (kept == config.versionsKept()) {
                drop(version.folder());
                continue;
            }
            var attempt = tried(version, newestFirst);
            if (attempt.model().isPresent()) {
                kept++;
            } else if (reason.isEmpty()) {
                reason = attempt.refusal();
            }
        }
        if (kept == 0) {
            shelf.say(name, new ModelLookup.Refused(name, reason));
        }
    }

    private Attempt tried(Version version, List<Version> newestFirst) {
        var stamp = FileStamp.of(version.folder());
        var before = attempts.get(version.folder());
        if (before != null && before.stamp().equals(stamp) && !before.again()) {
            return before;
        }
        var attempt = attempt(version, stamp, newestFirst);
        attempts.put(version.folder(), attempt);
        // The former model of a changed folder answered until now.
        if (before != null) {
            before.model().ifPresent(shelf::take);
        }
        return attempt;
    }

    private Attempt attempt(Version version, FileStamp stamp, List<Version> newestFirst) {
        var folders = newestFirst.stream().map(Version::folder).toList();
        return switch (load(version.name(), version.folder(), Optional.of(version.name()), order(folders))) {
            case LoadOutcome.Done(var model) -> new Attempt(stamp, Optional.of(model), "", false);
            case LoadOutcome.NoRoom(var sentence) -> refused(version, stamp, sentence, true);
            case LoadOutcome.Refused(var sentence) -> refused(version, stamp, sentence, false);
            case LoadOutcome.AlreadyThere(var name) -> refused(version, stamp, "a model '" + name + "' is loaded already; unload it by DELETE /models/" + name, true);
        };
    }

    private Attempt refused(Version version, FileStamp stamp, String sentence, boolean again) {
        var before = attempts.get(version.folder());
        if (before == null || !before.refusal().equals(sentence)) {
            LOG.errorf("model=%s version=%s not served: %s", version.name(), version.version(), sentence);
        }
        return new Attempt(stamp, Optional.empty(), sentence, again);
    }

    private static Comparator<ServedModel> order(List<Path> newestFirst) {
        return Comparator.comparingInt(model -> newestFirst.indexOf(model.source()));
    }

    private LoadOutcome load(String name, Path folder, Optional<String> named, Comparator<ServedModel> order) {
        try {
            var lacking = shelf.lacksRoomFor(Files.size(folder.resolve(ModelFolders.MODEL)));
            if (lacking.isPresent()) {
                return new LoadOutcome.NoRoom(lacking.get());
            }
            long began = System.nanoTime();
            var session = ModelSession.load(folder, config.threadsPerRun());
            if (named.isPresent() && !named.get().equals(session.card().name())) {
                session.close();
                return new LoadOutcome.Refused("the folder is called '%s', the card in it '%s'; give both one name"
                        .formatted(named.get(), session.card().name()));
            }
            var model = new ServedModel(name, folder, session);
            shelf.put(model, order);
            LOG.infof(
                    "model=%s version=%s task=%s tookMs=%d served",
                    name,
                    model.card().version(),
                    model.card().task().inWords(),
                    (System.nanoTime() - began) / 1_000_000);
            return new LoadOutcome.Done(model);
        } catch (UnservableModel refused) {
            return new LoadOutcome.Refused(String.valueOf(refused.getMessage()));
        } catch (IOException unreadable) {
            return new LoadOutcome.Refused(
                    "%s holds no readable %s: %s".formatted(folder, ModelFolders.MODEL, unreadable.getMessage()));
        }
    }

    private void retainOnly(List<Version> versions) {
        var there = versions.stream().map(Version::folder).toList();
        for (Path folder : Set.copyOf(attempts.keySet())) {
            if (!there.contains(folder)) {
                drop(folder);
            }
        }
        unloaded.values().retainAll(there);
    }

    private void drop(Path folder) {
        var attempt = attempts.remove(folder);
        if (attempt != null && attempt.model().isPresent()) {
            var model = attempt.model().get();
            shelf.take(model);
            LOG.infof(
                    "model=%s version=%s no longer served",
                    model.name(), model.card().version());
        }
    }

    /** Loads the model of a folder under the given name, which may differ from the name in its card. Blocks. */
    public LoadOutcome load(String name, Path folder) {
        changes.lock();
        try {
            if (shelf.find(name) instanceof ModelLookup.Found) {
                return new LoadOutcome.AlreadyThere(name);
            }
            var loaded = load(name, folder, Optional.empty(), Comparator.comparing(ServedModel::name));
            if (loaded instanceof LoadOutcome.Done) {
                byOrder.add(name);
                unloaded.remove(name);
            }
            return loaded;
        } finally {
            changes.unlock();
        }
    }

    /**
     * Unloads all versions under a name. A model of the folder stays unloaded until its newest version in the folder is
     * another one or a client loads it by name.
     *
     * @return false if no model of that name is loaded
     */
    public boolean unload(String name) {
        changes.lock();
        try {
            var models = shelf.all().stream()
                    .filter(model -> model.name().equals(name))
                    .toList();
            if (models.isEmpty()) {
                return false;
            }
            byOrder.remove(name);
            var newest = newestInFolder.get(name);
            if (newest != null) {
                unloaded.put(name, newest);
            }
            models.forEach(model -> {
                attempts.values().removeIf(attempt -> attempt.model().equals(Optional.of(model)));
                shelf.take(model);
            });
            return true;
        } finally {
            changes.unlock();
        }
    }

    void clear() {
        shelf.clear();
    }
}
