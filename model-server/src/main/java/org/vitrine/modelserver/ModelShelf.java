package org.vitrine.modelserver;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** The models that are served, by name: the newest version of each in the folder. Ready once each is warm. */
@Default // a qualifier like @Readiness would otherwise take its place
@Readiness
@ApplicationScoped
class ModelShelf implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(ModelShelf.class);

    private final ModelServerConfig config;
    private final Map<String, LoadedModel> models = new ConcurrentHashMap<>();
    private volatile boolean warm;

    ModelShelf(ModelServerConfig config) {
        this.config = config;
    }

    void fill(@Observes StartupEvent start) throws IOException {
        if (!Files.isDirectory(config.folder())) {
            throw new IllegalStateException(
                    "vitrine.models.folder is %s, which is no folder; models are NAME/VERSION/model.onnx in it"
                            .formatted(config.folder().toAbsolutePath()));
        }
        for (Path name : folders(config.folder())) {
            var versions = folders(name).stream()
                    .filter(version -> Files.exists(version.resolve("card.json")))
                    .max(Comparator.comparing(Path::getFileName, ModelShelf::byNumber));
            versions.ifPresent(this::put);
        }
        warm = true;
    }

    /** A folder that cannot be served is said in the log and left out: it must not take the good ones down. */
    private void put(Path folder) {
        try {
            var model = LoadedModel.load(folder, config.threadsPerRun());
            models.put(model.card().name(), model);
            LOG.infof(
                    "model=%s version=%s served",
                    model.card().name(), model.card().version());
        } catch (LoadedModel.Unservable refused) {
            LOG.errorf("not served: %s", refused.getMessage());
        }
    }

    Optional<LoadedModel> find(String name) {
        return Optional.ofNullable(models.get(name));
    }

    /** The model that answers where none is named: the only one, or the first by name. */
    Optional<LoadedModel> first() {
        return all().stream().findFirst();
    }

    List<LoadedModel> all() {
        return models.values().stream()
                .sorted(Comparator.comparing(model -> model.card().name()))
                .toList();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("models")
                .status(warm && !models.isEmpty())
                .withData("served", models.size())
                .build();
    }

    void empty(@Observes ShutdownEvent end) {
        models.values().forEach(LoadedModel::close);
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(parent, Files::isDirectory)) {
            var found = new java.util.ArrayList<Path>();
            children.forEach(found::add);
            return found;
        }
    }

    /** 10 after 9, and names that are no numbers before all numbers. */
    private static int byNumber(Path one, Path other) {
        return Comparator.comparingInt(ModelShelf::number)
                .thenComparing(Path::toString)
                .compare(one, other);
    }

    private static int number(Path version) {
        try {
            return Integer.parseInt(version.toString());
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
