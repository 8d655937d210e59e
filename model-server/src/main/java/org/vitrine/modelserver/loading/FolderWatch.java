package org.vitrine.modelserver.loading;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.vitrine.modelserver.settings.ModelServerConfig;
import org.vitrine.onnx.CardJson;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.onnx.ModelFolders.Version;
import org.vitrine.onnx.UnservableModel;

/**
 * Polls the models folder and passes its versions to {@link ModelRegistry}; it polls because change notifications of
 * file systems get lost on shared volumes. The readiness check is up once the models of the first poll are warm and at
 * least one is served; a multi-model server is ready without any.
 */
@Default // without it the qualifier @Readiness would replace the default one, and injection would fail
@Readiness
@ApplicationScoped
public class FolderWatch implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(FolderWatch.class);

    private final ModelServerConfig config;
    private final ModelRegistry registry;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("models").daemon().factory());
    private volatile boolean firstPollDone;

    FolderWatch(ModelServerConfig config, ModelRegistry registry) {
        this.config = config;
        this.registry = registry;
    }

    void begin(@Observes StartupEvent start) {
        if (config.multiModel()) {
            firstPollDone = true;
            LOG.info("multi-model: models are loaded by POST /models");
            return;
        }
        var folder = Files.isDirectory(config.hostedFolder()) ? config.hostedFolder() : config.folder();
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(
                    "vitrine.models.folder is %s, which is not a folder; create it, with models as NAME/VERSION/model.onnx"
                            .formatted(folder.toAbsolutePath()));
        }
        poll(folder);
        firstPollDone = true;
        long intervalMillis = config.lookEvery().toMillis();
        scheduler.scheduleWithFixedDelay(() -> poll(folder), intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
    }

    private void poll(Path folder) {
        try {
            registry.synchronize(versions(folder));
        } catch (IOException | RuntimeException failure) {
            // The next poll may succeed; models that are loaded continue to answer until then.
            LOG.errorf(failure, "folder=%s cannot be read; the next poll tries again", folder);
        }
    }

    /**
     * Versions in the folder; a card directly in it means one model, because SageMaker unpacks it without subfolders.
     */
    private static List<Version> versions(Path folder) throws IOException {
        var card = folder.resolve(ModelFolders.CARD);
        if (!Files.isRegularFile(card)) {
            return new ModelFolders(folder).all();
        }
        try {
            var read = CardJson.read(card);
            return List.of(new Version(read.name(), read.version(), folder));
        } catch (UnservableModel unreadable) {
            LOG.errorf("model not served: %s", unreadable.getMessage());
            return List.of();
        }
    }

    /** Whether the models of the first poll are warm. */
    public boolean isFirstPollDone() {
        return firstPollDone;
    }

    @Override
    public HealthCheckResponse call() {
        int served = registry.newest().size();
        return HealthCheckResponse.named("models")
                .status(firstPollDone && (served > 0 || config.multiModel()))
                .withData("served", served)
                .withData("refused", registry.refusals().size())
                .build();
    }

    void end(@Observes ShutdownEvent end) {
        scheduler.shutdownNow();
        registry.clear();
    }
}
