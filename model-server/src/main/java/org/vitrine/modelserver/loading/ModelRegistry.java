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
 * The models that are served: those of the folder, the newest version of each that can be, and those loaded by name.
 *
 * <p>A version that cannot be served is named in the log with the reason, and the one before it goes on answering.
 */
@ApplicationScoped
public class ModelRegistry {

    private static final Logger LOG = Logger.getLogger(ModelRegistry.class);

    private final ModelServerConfig config;
    private final LoadedModels shelf;
    /** One change at a time; those who ask never wait for it. */
    private final ReentrantLock changes = new ReentrantLock();

    private final Map<Path, Attempt> attempts = new ConcurrentHashMap<>();
    private final Set<String> byOrder = ConcurrentHashMap.newKeySet();
    private final Map<String, Path> unloaded = new ConcurrentHashMap<>();

    ModelRegistry(ModelServerConfig config) {
        this.config = config;
        this.shelf = new LoadedModels(config.maxLoaded().asLongValue());
    }

    /**
     * The last try at a folder, so that what failed is not tried again until it changes.
     *
     * @param again whether it may go better without a change: something else was in the way
     */
    private record Attempt(FileStamp stamp, Optional<ServedModel> model, String refusal, boolean again) {}

    /** A folder of the shelf that could not be served. */
    public record Refusal(String folder, String reason) {}

    public ModelLookup find(String name) {
        return shelf.find(name);
    }

    public Optional<ServedModel> find(String name, String version) {
        return shelf.find(name, version);
    }

    /** By name, the newest of each. */
    public List<ServedModel> newest() {
        return shelf.newest();
    }

    /** The model that answers where none is named: the only one, or the first by name. */
    public Optional<ServedModel> first() {
        return shelf.newest().stream().findFirst();
    }

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

    /** Serves what a folder has now, and nothing else of it. Old versions answer until the new one is warm. */
    void follow(List<Version> versions) {
        changes.lock();
        try {
            var names = new TreeMap<String, List<Version>>();
            versions.forEach(version -> names.computeIfAbsent(version.name(), _ -> new java.util.ArrayList<>())
                    .add(version));
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
        // The changed folder's former model answered until here.
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
            case LoadOutcome.AlreadyThere(var name) -> refused(version, stamp, name + " is there already", true);
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

    /** Loads a folder under a name, whatever its card calls it. */
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

    /** Unloads what answers under a name; a model of the folder stays away until it changes or is loaded again. */
    public boolean unload(String name) {
        changes.lock();
        try {
            var models = shelf.all().stream()
                    .filter(model -> model.name().equals(name))
                    .toList();
            if (models.isEmpty()) {
                return false;
            }
            if (!byOrder.remove(name)) {
                unloaded.put(name, models.getFirst().source());
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
